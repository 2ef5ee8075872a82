package io.guichet.notification.web;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.guichet.http.Caller;
import io.guichet.http.Callers;
import io.guichet.http.InvalidParameter;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.notification.webhook.WebhookDeliveryFacts;
import io.guichet.notification.webhook.WebhookDeliveryState;
import io.guichet.notification.webhook.WebhookLog;
import io.smallrye.mutiny.Uni;

/** What webhooks were told. */
@Cancellable(false)
@Path(WebhooksResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
class WebhookDeliveriesResource {

    private final WebhookLog log;
    private final Callers callers;
    private final Idempotency idempotency;

    WebhookDeliveriesResource(WebhookLog log, Callers callers, Idempotency idempotency) {
        this.log = log;
        this.callers = callers;
        this.idempotency = idempotency;
    }

    @GET
    @Path("{key:[^/:]+}/deliveries")
    @Operation(summary = "What a webhook was or is to be told, newest first")
    public Uni<RestResponse<Page<WebhookDeliveryFacts>>> list(@RestPath String key, @RestQuery @Nullable String state,
            @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        administrator();
        return log.list(key, wanted(state), PageRequest.of(limit, cursor)).map(page -> page.response(uri));
    }

    /** Under the same {@code webhook-id}: a receiver that had it knows it again. */
    @POST
    @Path("{key:[^/:]+}/deliveries/{id:[^/:]+}:resend")
    @Operation(summary = "Has a request sent again that failed or was delivered")
    @APIResponseSchema(value = WebhookDeliveryFacts.class, responseCode = "202")
    public Uni<Response> resend(@RestPath String key, @RestPath UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        return once(key + "/deliveries/" + id + ":resend", idempotencyKey, () -> log.resend(key, id));
    }

    /** Tried once, even while the webhook is paused; its delivery says what came of it. */
    @POST
    @Path("{key:[^/:]+}:ping")
    @Operation(summary = "Sends a signed test event")
    @APIResponseSchema(value = WebhookDeliveryFacts.class, responseCode = "202")
    public Uni<Response> ping(@RestPath String key,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        return once(key + ":ping", idempotencyKey, () -> log.ping(key));
    }

    private Uni<Response> once(String path, @Nullable String key, Supplier<Uni<WebhookDeliveryFacts>> act) {
        var request = IdempotentRequest.of(administrator(), "POST " + WebhooksResource.PATH + "/" + path, key,
                Map.of());
        return idempotency.once(request, () -> act.get().map(Answer::accepted));
    }

    @CanIgnoreReturnValue
    private Caller administrator() {
        var caller = callers.current();
        caller.require(Permission.NOTIFICATION_ADMINISTER);
        return caller;
    }

    private static @Nullable WebhookDeliveryState wanted(@Nullable String state) {
        if (state == null) {
            return null;
        }
        return Stream.of(WebhookDeliveryState.values()).filter(known -> known.name().equals(state)).findFirst()
                .orElseThrow(() -> new InvalidParameter("state", "must be QUEUED, DELIVERED or FAILED"));
    }
}
