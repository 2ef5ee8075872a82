package io.guichet.kb.web;

import java.util.UUID;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.ETags;
import io.guichet.http.IfMatch;
import io.guichet.http.Permission;
import io.guichet.kb.ArticleDesk;
import io.smallrye.mutiny.Uni;

/** Whether readers see an article. */
@Cancellable(false)
@Path("/api/v1/articles/{id}/publication")
@Tag(name = "Articles")
class PublicationResource {

    private final ArticleDesk desk;
    private final Acts acts;

    PublicationResource(ArticleDesk desk, Acts acts) {
        this.desk = desk;
        this.acts = acts;
    }

    @PUT
    @Operation(summary = "Publish an article as it is now")
    public Uni<RestResponse<ArticleView>> publish(@RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var act = acts.act(Permission.KNOWLEDGE_PUBLISH);
        return desk.publish(id, IfMatch.required(ifMatch), act).map(article -> ArticleResource
                .tagged(RestResponse.ResponseBuilder.ok(), article, ArticleResource.writer()));
    }

    @DELETE
    @Operation(summary = "Take an article away from readers")
    public Uni<RestResponse<Void>> withdraw(@RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var act = acts.act(Permission.KNOWLEDGE_PUBLISH);
        return desk.withdraw(id, IfMatch.required(ifMatch), act).map(article -> RestResponse.ResponseBuilder
                .<Void>noContent().header(HttpHeaders.ETAG, ETags.of(article.revision())).build());
    }
}
