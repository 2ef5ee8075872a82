package io.guichet.kb.web;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Cursor;
import io.guichet.http.ETags;
import io.guichet.http.IfMatch;
import io.guichet.http.InvalidParameter;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.kb.Article;
import io.guichet.kb.ArticleDesk;
import io.guichet.kb.ArticleFilter;
import io.guichet.kb.ArticleShelf;
import io.guichet.kb.Creation;
import io.guichet.kb.Reader;
import io.smallrye.mutiny.Uni;

/** Articles as resources. */
@Cancellable(false)
@Path("/api/v1/articles")
@Tag(name = "Articles")
class ArticleResource {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;

    private final ArticleDesk desk;
    private final ArticleShelf shelf;
    private final Acts acts;

    ArticleResource(ArticleDesk desk, ArticleShelf shelf, Acts acts) {
        this.desk = desk;
        this.shelf = shelf;
        this.acts = acts;
    }

    @POST
    @Operation(summary = "Write an article; readers see it once it is published")
    @APIResponse(responseCode = "201", description = "Written", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ArticleView.class)))
    public Uni<RestResponse<ArticleView>> write(@NotNull @Valid ArticleRequest request,
            @HeaderParam(IDEMPOTENCY_KEY) @Nullable String key) {
        var caller = acts.caller(Permission.KNOWLEDGE_WRITE);
        var creation = Optional.ofNullable(key).map(given -> new Creation(caller.key(), checked(given)));
        return desk.write(request.content(), creation, acts.act(Permission.KNOWLEDGE_WRITE))
                .map(article -> tagged(RestResponse.ResponseBuilder
                        .<ArticleView>created(URI.create("/api/v1/articles/" + article.id())), article, writer()));
    }

    @GET
    @Operation(summary = "List articles, the newest first")
    public Uni<RestResponse<Page<ArticleView>>> list(@BeanParam Listing listing, UriInfo uri) {
        var reader = acts.reader();
        var page = PageRequest.of(listing.limit(), listing.cursor());
        return shelf.list(listing.filter(), reader, page.after().flatMap(cursor -> cursor.id(0)), page.fetch())
                .map(articles -> Page.of(articles, page, article -> Cursor.of(article.id()))
                        .map(article -> ArticleView.of(article, reader)).response(uri));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read an article")
    public Uni<RestResponse<ArticleView>> read(@RestPath UUID id) {
        var reader = acts.reader();
        return shelf.find(id, reader).map(article -> tagged(RestResponse.ResponseBuilder.ok(), article, reader));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Replace what an article says; readers see it once it is published again")
    public Uni<RestResponse<ArticleView>> rewrite(@RestPath UUID id, @NotNull @Valid ArticleRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var act = acts.act(Permission.KNOWLEDGE_WRITE);
        return desk.rewrite(id, IfMatch.required(ifMatch), request.content(), act)
                .map(article -> tagged(RestResponse.ResponseBuilder.ok(), article, writer()));
    }

    private static String checked(String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new InvalidParameter(IDEMPOTENCY_KEY, "must have 1 to " + LONGEST_KEY + " characters");
        }
        return key;
    }

    /** Who has just written sees what they wrote. */
    static Reader writer() {
        return new Reader(Set.of(), true);
    }

    static RestResponse<ArticleView> tagged(RestResponse.ResponseBuilder<ArticleView> answer, Article article,
            Reader reader) {
        return answer.entity(ArticleView.of(article, reader)).header(HttpHeaders.ETAG, ETags.of(article.revision()))
                .build();
    }

    /** Which part of which list. */
    record Listing(@RestQuery @Nullable String language, @RestQuery @Nullable String department,
            @RestQuery @Nullable String status, @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {

        ArticleFilter filter() {
            return new ArticleFilter(Optional.ofNullable(language), Optional.ofNullable(department),
                    Optional.ofNullable(status).map(Listing::published));
        }

        private static boolean published(String status) {
            return switch (status) {
                case "PUBLISHED" -> true;
                case "DRAFT" -> false;
                default -> throw new InvalidParameter("status",
                        "must be one of " + List.of(ArticleView.Status.values()));
            };
        }
    }
}
