package io.guichet.ticket.web;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.guichet.http.InvalidParameter;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.ticket.channel.email.MailRoom;
import io.guichet.ticket.channel.email.Outcome;
import io.guichet.ticket.contact.EmailAddress;
import io.smallrye.mutiny.Uni;

/** Where a mail server hands mail over, and where one sees what became of mail. */
@Path("/api/v1/channels/email")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mail in")
class MailInResource {

    private final Visits visits;
    private final MailRoom room;

    MailInResource(Visits visits, MailRoom room) {
        this.visits = visits;
        this.room = room;
    }

    @POST
    @Path("messages")
    @Consumes("message/rfc822")
    @Operation(summary = "Hands a raw mail over; the same mail twice is filed once")
    public Uni<TakenView> take(@RestQuery @Nullable String mailbox, byte @NotNull [] raw) {
        visits.admit(Permission.MAIL_ADMINISTER);
        var address = EmailAddress.parse(mailbox == null ? "" : mailbox)
                .orElseThrow(() -> new InvalidParameter("mailbox", "must be the address of a mailbox"));
        return room.take(address, raw).map(TakenView::of);
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
    public Uni<TakenView> replay(@RestPath UUID id) {
        visits.admit(Permission.MAIL_ADMINISTER);
        return room.again(id).map(TakenView::of);
    }
}
