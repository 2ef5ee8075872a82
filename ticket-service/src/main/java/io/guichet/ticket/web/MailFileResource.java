package io.guichet.ticket.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.guichet.http.Permission;
import io.guichet.ticket.channel.email.MailFacts;
import io.guichet.ticket.channel.email.MailRoom;
import io.smallrye.mutiny.Uni;

/** What a mail carries. */
@Cancellable(false)
@Path("/api/v1/channels/email/attachments/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mail in")
class MailFileResource {

    private final Visits visits;
    private final MailRoom room;
    private final MailFacts facts;

    MailFileResource(Visits visits, MailRoom room, MailFacts facts) {
        this.visits = visits;
        this.room = room;
        this.facts = facts;
    }

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "A file as a mail carries it")
    public Uni<RestResponse<byte[]>> content(@RestPath UUID id) {
        visits.admit(Permission.MAIL_ADMINISTER);
        return facts.place(id).chain(place -> room.content(place)
                .map(content -> RestResponse.ResponseBuilder.ok(content)
                        .header("Content-Disposition", disposition(place.filename()))
                        .header("X-Content-Type-Options", "nosniff").build()));
    }

    /** RFC 6266: the name in percent signs, whatever letters it has. */
    private static String disposition(String filename) {
        var encoded = URLEncoder.encode(filename, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename*=UTF-8''" + encoded;
    }
}
