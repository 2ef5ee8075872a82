package io.guichet.ticket.web;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.InvalidParameter;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.ticket.channel.email.ComingMail;
import io.guichet.ticket.channel.email.MailLists;
import io.guichet.ticket.channel.email.MailReplay;
import io.guichet.ticket.channel.email.MailRoom;
import io.guichet.ticket.channel.email.MailRoom.Kept;
import io.guichet.ticket.channel.email.MailRoom.LastStep;
import io.guichet.ticket.channel.email.Outcome;
import io.guichet.ticket.contact.EmailAddress;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.core.buffer.Buffer;

/** Where a mail server hands mail over, and where one sees what became of mail. */
@Cancellable(false)
@Path(MailInResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mail in")
class MailInResource {

    static final String PATH = "/api/v1/channels/email";

    private final Visits visits;
    private final MailRoom room;
    private final MailLists lists;
    private final MailReplay replay;
    private final Idempotency idempotency;

    MailInResource(Visits visits, MailRoom room, MailLists lists, MailReplay replay, Idempotency idempotency) {
        this.visits = visits;
        this.room = room;
        this.lists = lists;
        this.replay = replay;
        this.idempotency = idempotency;
    }

    @POST
    @Path("messages")
    @Consumes("message/rfc822")
    @Operation(summary = "Hands a raw mail over; the same mail twice is filed once; dryRun only tells what would happen")
    @APIResponseSchema(TakenView.class)
    @RequestBody(required = true, content = @Content(mediaType = "message/rfc822", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Uni<Response> take(@RestQuery @Nullable String mailbox, @RestQuery @DefaultValue("false") boolean dryRun,
            @Context HttpServerRequest request, @HeaderParam("Idempotency-Key") @Nullable String key) {
        var visit = visits.of(Permission.MAIL_ADMINISTER);
        var address = EmailAddress.parse(mailbox == null ? "" : mailbox)
                .orElseThrow(() -> new InvalidParameter("mailbox", "must be the address of a mailbox"));
        return room.<Response>receive(announced(request), portions(request), coming -> dryRun
                ? tried(address, coming)
                : kept(address, coming, IdempotentRequest.of(visit.caller(), "POST " + PATH + "/messages", key,
                        Map.of("mailbox", address.value(), "sha256", coming.sha256()))))
                // What comes all the same is read and forgotten, so that the client gets to read the answer.
                .onFailure().invoke(() -> {
                    var _ = request.resume();
                });
    }

    private static long announced(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : -1;
    }

    private static Multi<byte[]> portions(HttpServerRequest request) {
        return io.vertx.mutiny.core.http.HttpServerRequest.newInstance(request).toMulti().map(Buffer::getBytes);
    }

    private Uni<Supplier<Uni<Response>>> tried(EmailAddress mailbox, ComingMail coming) {
        return room.tryOut(mailbox, coming).map(taken -> Response.ok(TakenView.of(taken)).build())
                .map(MailInResource::known);
    }

    private Uni<Supplier<Uni<Response>>> kept(EmailAddress mailbox, ComingMail coming, IdempotentRequest request) {
        return idempotency.repeated(request).chain(answered -> answered.isPresent()
                ? Uni.createFrom().item(answered.get()).map(MailInResource::known)
                : room.keep(mailbox, coming).map(kept -> filing(kept, request)));
    }

    private Supplier<Uni<Response>> filing(Kept kept, IdempotentRequest request) {
        return () -> room.file(kept, answering(request));
    }

    private static Supplier<Uni<Response>> known(Response answer) {
        return () -> Uni.createFrom().item(answer);
    }

    @GET
    @Path("messages")
    @Operation(summary = "Mails by what became of them, without an outcome those that wait to be filed, newest first")
    public Uni<RestResponse<Page<MailView>>> list(@RestQuery @Nullable Outcome outcome,
            @RestQuery @Nullable String mailbox,
            @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        visits.admit(Permission.MAIL_ADMINISTER);
        return lists.mails(outcome, mailbox, PageRequest.of(limit, cursor))
                .map(page -> page.<MailView>map(MailView::of).response(uri));
    }

    @GET
    @Path("messages/{id}")
    @Operation(summary = "A mail and what became of it")
    public Uni<TakenView> one(@RestPath UUID id) {
        visits.admit(Permission.MAIL_ADMINISTER);
        return room.read(id).map(TakenView::of);
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

    @POST
    @Path("messages:replay")
    @Operation(summary = "Files the mails that are not filed or failed, oldest first, for some seconds; with more, ask again")
    public Uni<MailReplay.Progress> replay(@RestQuery @DefaultValue("100") int limit) {
        visits.admit(Permission.MAIL_ADMINISTER);
        return replay.replay(Math.clamp(limit, 1, 500));
    }

    @GET
    @Path("failures")
    @Operation(summary = "Mails that could not be read, newest first")
    public Uni<RestResponse<Page<MailView>>> failures(@RestQuery @Nullable String mailbox,
            @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        visits.admit(Permission.MAIL_ADMINISTER);
        return lists.failures(mailbox, PageRequest.of(limit, cursor))
                .map(page -> page.<MailView>map(MailView::of).response(uri));
    }

    @POST
    @Path("failures/{id}:replay")
    @Operation(summary = "Tries to read a mail again, after a fix")
    @APIResponseSchema(TakenView.class)
    public Uni<Response> replay(@RestPath UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        var visit = visits.of(Permission.MAIL_ADMINISTER);
        var request = IdempotentRequest.of(visit.caller(), "POST " + PATH + "/failures/" + id + ":replay", key,
                Map.of());
        return idempotency.repeated(request).chain(answered -> answered
                .map(known -> Uni.createFrom().item(known))
                .orElseGet(() -> room.again(id, answering(request))));
    }

    /** The last step, in which the mail is filed, also keeps the answer: before it a mail is only stored and read. */
    private LastStep<Response> answering(IdempotentRequest request) {
        return filing -> idempotency.once(request,
                () -> filing.get().map(taken -> Answer.ok(TakenView.of(taken))));
    }
}
