package io.guichet.ticket.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.guichet.ticket.attachment.AttachmentNotFound;
import io.guichet.ticket.attachment.Attachments;
import io.guichet.ticket.attachment.Attachments.Download;
import io.guichet.ticket.thread.FileLinks;
import io.smallrye.mutiny.Multi;

/** Files of mails, for whoever got the mail: the link is the permission. */
@Cancellable(false)
@Path(FileLinks.PATH)
@Tag(name = "Attachments")
class SharedFileResource {

    private final Attachments attachments;
    private final FileLinks links;

    SharedFileResource(Attachments attachments, FileLinks links) {
        this.attachments = attachments;
        this.links = links;
    }

    @GET
    @PermitAll
    @Path("{token}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "Downloads a file of a mail by the link in it, until that expires; needs no sign-in")
    public Multi<byte[]> download(@RestPath String token) {
        var file = links.read(token).orElseThrow(AttachmentNotFound::new);
        return RestMulti.fromUniResponse(attachments.readSent(file), Download::content,
                found -> Downloads.headers(found.attachment()));
    }
}
