package io.guichet.routing.directory.web;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.http.Caller;
import io.guichet.http.Callers;
import io.guichet.http.NotAllowed;
import io.guichet.http.Permission;
import io.guichet.routing.directory.AgentPresence;
import io.guichet.routing.directory.PresenceDesk;
import io.smallrye.mutiny.Uni;

@Cancellable(false)
@Path("/api/v1/agents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
class PresenceResource {

    private final PresenceDesk desk;
    private final Callers callers;

    PresenceResource(PresenceDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @GET
    @Path("{id}/presence")
    public Uni<PresenceView> get(@RestPath UUID id) {
        callers.current().require(Permission.DIRECTORY_READ);
        return desk.find(id).map(PresenceView::of);
    }

    @GET
    @Path("me/presence")
    public Uni<PresenceView> mine() {
        return desk.find(me()).map(PresenceView::of);
    }

    /** Where somebody is; sent again and again by whoever is present, else they are taken for offline. */
    @PUT
    @Path("{id}/presence")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<PresenceView> put(@RestPath UUID id, @Valid @NotNull PresenceBody body) {
        var caller = callers.current();
        if (!(caller instanceof Caller.Person person && person.id().equals(id))) {
            caller.require(Permission.DIRECTORY_ADMINISTER);
        }
        return desk.become(id, body.presence()).map(PresenceView::of);
    }

    @PUT
    @Path("me/presence")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<PresenceView> putMine(@Valid @NotNull PresenceBody body) {
        return desk.become(me(), body.presence()).map(PresenceView::of);
    }

    private UUID me() {
        if (callers.current() instanceof Caller.Person person) {
            return person.id();
        }
        throw new NotAllowed(Permission.DIRECTORY_ADMINISTER);
    }

    record PresenceBody(@NotNull Presence presence) {}

    record PresenceView(UUID agent, Presence presence, Instant since) {
        static PresenceView of(AgentPresence presence) {
            return new PresenceView(presence.agent(), presence.presence(), presence.since());
        }
    }
}
