package io.guichet.ticket.web;

import java.net.URI;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketEvent.Attachment;
import io.guichet.http.InvalidParameter;
import io.guichet.http.Permission;
import io.guichet.reliable.Ids;
import io.guichet.ticket.attachment.AttachmentConfig;
import io.guichet.ticket.attachment.AttachmentTooLarge;
import io.guichet.ticket.attachment.Attachments;
import io.guichet.ticket.attachment.Attachments.Download;
import io.guichet.ticket.attachment.Attachments.Reader;
import io.guichet.ticket.attachment.NewFile;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.core.buffer.Buffer;

/** Files come in, and go out, as a stream. */
@Cancellable(false)
@Path(AttachmentResource.PATH)
@Tag(name = "Attachments")
class AttachmentResource {

    static final String PATH = "/api/v1/attachments";

    private final Visits visits;
    private final Attachments attachments;
    private final AttachmentConfig config;
    private final Ids ids;

    AttachmentResource(Visits visits, Attachments attachments, AttachmentConfig config, Ids ids) {
        this.visits = visits;
        this.attachments = attachments;
        this.config = config;
        this.ids = ids;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Uploads a file, its bytes as the body; its id then goes into a message within a day")
    public Uni<RestResponse<Attachment>> upload(@RestQuery @Nullable String filename,
            @RestQuery @Nullable String contentId, @Context HttpServerRequest request) {
        var visit = visits.ofAny(Permission.TICKET_NOTE, Permission.TICKET_REPLY, Permission.TICKET_OPEN);
        if (filename == null || filename.isBlank()) {
            throw new InvalidParameter("filename", "is missing");
        }
        if (contentId != null && !contentId.matches("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~@-]{1,200}")) {
            throw new InvalidParameter("contentId", "must be what the HTML names after cid:");
        }
        requireRoom(request.getHeader(HttpHeaders.CONTENT_LENGTH));
        return attachments.keep(new NewFile(ids.next(), filename, contentId, visit.caller().key()), body(request))
                .map(kept -> RestResponse.ResponseBuilder.<Attachment>created(URI.create(PATH + "/" + kept.id()))
                        .entity(kept).build());
    }

    /** Who says how much will come is told before they send it. */
    private void requireRoom(@Nullable String length) {
        if (length != null && length.matches("[0-9]{1,18}") && Long.parseLong(length) > config.largest()) {
            throw new AttachmentTooLarge(config.largest());
        }
    }

    /** As fast as it is kept: what has not been asked for stays with the sender. */
    private static Multi<byte[]> body(HttpServerRequest request) {
        return io.vertx.mutiny.core.http.HttpServerRequest.newInstance(request).toMulti().map(Buffer::getBytes);
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "Downloads a file of a message that the caller may see")
    public Multi<byte[]> download(@RestPath UUID id) {
        var visit = visits.of(Permission.TICKET_READ);
        var reader = new Reader(visit.caller().key(), visit.scope(), visit.isCustomers());
        return RestMulti.fromUniResponse(attachments.read(id, reader), Download::content,
                found -> Downloads.headers(found.attachment()));
    }
}
