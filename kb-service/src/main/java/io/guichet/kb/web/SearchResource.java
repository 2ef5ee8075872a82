package io.guichet.kb.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.kb.search.ArticleIndex;
import io.guichet.kb.search.Question;
import io.guichet.kb.search.Suggestion;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Finds published articles, in this replica's own index. */
@Cancellable(false)
@Path("/api/v1")
@Tag(name = "Articles")
class SearchResource {

    private static final String USUAL = "20";
    private static final int MOST = 50;

    private final ArticleIndex index;
    private final Acts acts;

    SearchResource(ArticleIndex index, Acts acts) {
        this.index = index;
        this.acts = acts;
    }

    /** The articles found, the best first. */
    record Found(List<Suggestion> items) {}

    @GET
    @Path("articles:search")
    @Operation(summary = "Find articles by words")
    public Uni<Found> search(@RestQuery("q") @NotBlank @Size(max = 500) String words,
            @RestQuery @Nullable String language, @RestQuery @Nullable String department,
            @RestQuery @DefaultValue(USUAL) @Min(1) @Max(MOST) int limit) {
        return ask(new Question(words, "", Optional.ofNullable(language), Optional.ofNullable(department),
                acts.reader().visible(), limit));
    }

    @POST
    @Path("articles:suggest")
    @Operation(summary = "Propose the articles that answer a letter")
    public Uni<Found> suggest(@NotNull @Valid SuggestionRequest request) {
        return ask(request.question(acts.reader()));
    }

    private Uni<Found> ask(Question question) {
        // Some milliseconds of work, and perhaps of disk: not on an event loop.
        return Uni.createFrom().item(() -> {
            try {
                return new Found(index.ask(question));
            } catch (IOException failure) {
                throw new UncheckedIOException("The index cannot be read", failure);
            }
        }).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
