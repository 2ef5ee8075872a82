package io.guichet.ticket.web;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
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
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.ticket.channel.email.HeldMail;
import io.guichet.ticket.channel.email.MailLists;
import io.guichet.ticket.channel.email.MailRoom;
import io.smallrye.mutiny.Uni;

/** Mails about which somebody has to decide. */
@Cancellable(false)
@Path(MailInResource.PATH + "/held")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mail in")
class HeldMailResource {

    private final Visits visits;
    private final MailRoom room;
    private final MailLists lists;
    private final HeldMail mails;

    HeldMailResource(Visits visits, MailRoom room, MailLists lists, HeldMail mails) {
        this.visits = visits;
        this.room = room;
        this.lists = lists;
        this.mails = mails;
    }

    /** Why a mail is refused. */
    record Refusal(@Nullable @Size(max = 1000) String reason) {}

    @GET
    @Operation(summary = "Mails that wait for somebody to accept or refuse them, newest first")
    public Uni<RestResponse<Page<MailView>>> held(@RestQuery @Nullable String mailbox,
            @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        var visit = agents();
        return lists.held(visit.scope(), mailbox, PageRequest.of(limit, cursor))
                .map(page -> page.<MailView>map(MailView::of).response(uri));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "A mail that is held, with its text")
    public Uni<TakenView> heldOne(@RestPath UUID id) {
        var visit = agents();
        return lists.requireHeld(id, visit.scope()).chain(() -> room.read(id)).map(TakenView::of);
    }

    @PUT
    @Path("{id}/acceptance")
    @Operation(summary = "Accepts a mail: it joins its ticket, and its sender takes part; without a ticket it opens one")
    public Uni<TakenView> accept(@RestPath UUID id) {
        var visit = agents();
        return lists.requireHeld(id, visit.scope()).chain(() -> mails.accept(id, visit.act())).map(TakenView::of);
    }

    @PUT
    @Path("{id}/refusal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Refuses a mail: it is kept, and joins nothing")
    public Uni<TakenView> refuse(@RestPath UUID id, @Valid @NotNull Refusal sent) {
        var visit = agents();
        return lists.requireHeld(id, visit.scope()).chain(() -> mails.refuse(id, sent.reason(), visit.act()))
                .map(TakenView::of);
    }

    /** A customer may reply as well, but decides nothing about the mail of others. */
    private Visit agents() {
        var visit = visits.of(Permission.TICKET_REPLY);
        visit.require(Permission.TICKET_NOTE);
        return visit;
    }
}
