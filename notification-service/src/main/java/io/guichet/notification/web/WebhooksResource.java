package io.guichet.notification.web;

import java.net.URI;
import java.util.function.LongConsumer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.guichet.http.Caller;
import io.guichet.http.Callers;
import io.guichet.http.ETags;
import io.guichet.http.IfMatch;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.notification.webhook.WebhookDesk;
import io.guichet.notification.webhook.WebhookFacts;
import io.guichet.notification.webhook.WebhookSettings;
import io.smallrye.mutiny.Uni;

/** The addresses of other products that escalations and watch rules call. */
@Cancellable(false)
@Path(WebhooksResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
class WebhooksResource {

    static final String PATH = "/api/v1/webhooks";
    private static final String KEY = "[a-z0-9][a-z0-9_-]{0,62}";
    private static final String KEY_MESSAGE = "must be lower-case letters, digits, hyphens and underscores, at most 63";

    private final WebhookDesk desk;
    private final Callers callers;

    WebhooksResource(WebhookDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    /** What a webhook is to be; enabled unless it says otherwise. */
    record WebhookBody(@NotBlank @Size(max = 100) String name, @NotBlank @Size(max = 2000) String url,
            @Nullable Boolean enabled) {

        WebhookSettings settings() {
            return new WebhookSettings(name, url, enabled == null || enabled);
        }
    }

    @GET
    @Operation(summary = "All webhooks, by key")
    public Uni<RestResponse<Page<WebhookFacts>>> list(@RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        administrator();
        return desk.list(PageRequest.of(limit, cursor)).map(page -> page.response(uri));
    }

    @GET
    @Path("{key:[^/:]+}")
    @Operation(summary = "A webhook, without its secret")
    public Uni<RestResponse<WebhookFacts>> get(@RestPath String key) {
        administrator();
        return desk.find(key).map(found -> shown(ResponseBuilder.ok(found), found));
    }

    @PUT
    @Path("{key:[^/:]+}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes a webhook, whose secret is shown in this answer alone, or changes one")
    public Uni<RestResponse<WebhookFacts>> put(@RestPath @Pattern(regexp = KEY, message = KEY_MESSAGE) String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Valid @NotNull WebhookBody body) {
        var caller = administrator();
        LongConsumer verify = version -> (version == 0 ? IfMatch.optional(ifMatch) : IfMatch.required(ifMatch))
                .verify(version);
        return desk.save(key, body.settings(), caller.name(), verify).map(saved -> shown(saved.secret() == null
                ? ResponseBuilder.ok(saved)
                : ResponseBuilder.<WebhookFacts>created(URI.create(PATH + "/" + key)).entity(saved), saved));
    }

    @DELETE
    @Path("{key:[^/:]+}")
    @Operation(summary = "Removes a webhook with its log; what was still to be sent is not sent")
    public Uni<RestResponse<Void>> delete(@RestPath String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        administrator();
        return desk.remove(key, IfMatch.required(ifMatch)::verify).replaceWith(RestResponse.noContent());
    }

    /** With {@code If-Match} instead of an idempotency key: no answer with a secret in it is kept. */
    @POST
    @Path("{key:[^/:]+}/secret:rotate")
    @Operation(summary = "Makes a new secret, shown in this answer alone; the one before signs as well for a day")
    public Uni<RestResponse<WebhookFacts>> rotate(@RestPath String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var caller = administrator();
        return desk.rotate(key, caller.name(), IfMatch.required(ifMatch)::verify)
                .map(rotated -> shown(ResponseBuilder.ok(rotated), rotated));
    }

    @CanIgnoreReturnValue
    private Caller administrator() {
        var caller = callers.current();
        caller.require(Permission.NOTIFICATION_ADMINISTER);
        return caller;
    }

    /** An answer that shows a secret is for nobody to keep. */
    private static RestResponse<WebhookFacts> shown(ResponseBuilder<WebhookFacts> answer, WebhookFacts webhook) {
        return answer.header(HttpHeaders.ETAG, ETags.of(webhook.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
