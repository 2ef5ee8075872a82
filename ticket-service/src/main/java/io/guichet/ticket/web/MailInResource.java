package io.guichet.ticket.web;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import org.jspecify.annotations.Nullable;

import io.guichet.http.InvalidParameter;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.http.Sha256;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.ticket.channel.email.MailRoom;
import io.guichet.ticket.channel.email.MailRoom.LastStep;
import io.guichet.ticket.channel.email.Outcome;
import io.guichet.ticket.contact.EmailAddress;
import io.smallrye.mutiny.Uni;

/** Where a mail server hands mail over, and where one sees what became of mail. */
@Path(MailInResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mail in")
class MailInResource {

    static final String PATH = "/api/v1/channels/email";

    private final Visits visits;
    private final MailRoom room;
    private final Idempotency idempotency;

    MailInResource(Visits visits, MailRoom room, Idempotency idempotency) {
        this.visits = visits;
        this.room = room;
        this.idempotency = idempotency;
    }

    @POST
    @Path("messages")
    @Consumes("message/rfc822")
    @Operation(summary = "Hands a raw mail over; the same mail twice is filed once")
    @APIResponseSchema(TakenView.class)
    public Uni<Response> take(@RestQuery @Nullable String mailbox, byte @NotNull [] raw,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var visit = visits.of(Permission.MAIL_ADMINISTER);
        var address = EmailAddress.parse(mailbox == null ? "" : mailbox)
                .orElseThrow(() -> new InvalidParameter("mailbox", "must be the address of a mailbox"));
        return once(IdempotentRequest.of(visit.caller(), "POST " + PATH + "/messages", key,
                Map.of("mailbox", address.value(), "sha256", Sha256.hex(raw))),
                last -> room.take(address, raw, last));
    }

    @GET
    @Path("messages")
    @Operation(summary = "Mails by what became of them, newest first, for example those that are HELD")
    public Uni<RestResponse<Page<MailView>>> list(@RestQuery @Nullable Outcome outcome,
            @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        visits.admit(Permission.MAIL_ADMINISTER);
        if (outcome == null) {
            throw new InvalidParameter("outcome", "is missing, for example HELD");
        }
        return room.mails(outcome, PageRequest.of(limit, cursor))
                .map(page -> page.<MailView>map(MailView::of).response(uri));
    }

    @GET
    @Path("messages/{id}/raw")
    @Produces("message/rfc822")
    @Operation(summary = "A mail as it came")
    public Uni<RestResponse<byte[]>> raw(@RestPath UUID id) {
        visits.admit(Permission.MAIL_ADMINISTER);
        return room.raw(id).map(content -> RestResponse.ResponseBuilder.ok(content)
                .header("Content-Disposition", "attachment; filename=\"" + id + ".eml\"")
                .header("X-Content-Type-Options", "nosniff").build());
    }

    @GET
    @Path("failures")
    @Operation(summary = "Mails that could not be read, newest first")
    public Uni<RestResponse<Page<MailView>>> failures(@RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        visits.admit(Permission.MAIL_ADMINISTER);
        return room.failures(PageRequest.of(limit, cursor))
                .map(page -> page.<MailView>map(MailView::of).response(uri));
    }

    @POST
    @Path("failures/{id}:replay")
    @Operation(summary = "Tries to read a mail again, after a fix")
    @APIResponseSchema(TakenView.class)
    public Uni<Response> replay(@RestPath UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        var visit = visits.of(Permission.MAIL_ADMINISTER);
        return once(IdempotentRequest.of(visit.caller(), "POST " + PATH + "/failures/" + id + ":replay", key, Map.of()),
                last -> room.again(id, last));
    }

    /** Its last step, in which the mail is filed, also keeps the answer: before it a mail is only stored and read. */
    private Uni<Response> once(IdempotentRequest request, Function<LastStep<Response>, Uni<Response>> act) {
        return idempotency.repeated(request).chain(answered -> answered
                .map(known -> Uni.createFrom().item(known))
                .orElseGet(() -> act.apply(filing -> idempotency.once(request,
                        () -> filing.get().map(taken -> Answer.ok(TakenView.of(taken)))))));
    }
}
