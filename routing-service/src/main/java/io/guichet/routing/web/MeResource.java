package io.guichet.routing.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.guichet.events.DirectoryEvent.Agent;
import io.guichet.http.Caller;
import io.guichet.http.Callers;
import io.guichet.http.directory.Directory;

@Cancellable(false)
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
class MeResource {

    private final Callers callers;
    private final Directory directory;

    MeResource(Callers callers, Directory directory) {
        this.callers = callers;
        this.directory = directory;
    }

    /** Who I am here, and what I may do. */
    @GET
    public MeView me() {
        var caller = callers.current();
        return MeView.of(caller, caller instanceof Caller.Person person
                ? directory.agent(person.id()).map(Agent::language).orElse(null)
                : null);
    }
}
