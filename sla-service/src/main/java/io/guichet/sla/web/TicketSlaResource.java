package io.guichet.sla.web;

import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.events.TargetKind;
import io.guichet.http.Caller;
import io.guichet.http.Callers;
import io.guichet.http.Cursor;
import io.guichet.http.InvalidParameter;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.http.TicketScope;
import io.guichet.sla.Danger;
import io.guichet.sla.DangerReader;
import io.guichet.sla.PromiseReader;
import io.smallrye.mutiny.Uni;

@Cancellable(false)
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Targets")
class TicketSlaResource {

    private final PromiseReader reader;
    private final DangerReader dangers;
    private final Callers callers;

    TicketSlaResource(PromiseReader reader, DangerReader dangers, Callers callers) {
        this.reader = reader;
        this.dangers = dangers;
        this.callers = callers;
    }

    /** What was promised to a ticket, how it stands, and what happens next. */
    @GET
    @Path("tickets/{id}/sla")
    public Uni<TicketSlaView> get(@RestPath UUID id) {
        var caller = callers.current();
        caller.require(Permission.SLA_READ);
        var person = caller instanceof Caller.Person known ? known.id() : null;
        return reader.of(id, TicketScope.of(caller), person).map(TicketSlaView::of);
    }

    /**
     * Targets that are nearly due ({@code imminent}), missed and not met yet ({@code breached}), or never met before the
     * ticket was solved ({@code unmet}), soonest first.
     */
    @GET
    @Path("sla/breaches")
    public Uni<RestResponse<Page<Danger>>> breaches(@RestQuery @Nullable String state,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        var caller = callers.current();
        caller.require(Permission.SLA_READ);
        var asked = PageRequest.of(limit, cursor);
        return dangers.dangers(wanted(state), TicketScope.of(caller), asked.after().map(TicketSlaResource::place),
                asked.fetch())
                .map(found -> Page.of(found, asked,
                        danger -> Cursor.of(danger.due(), danger.ticketId(), danger.kind())).response(uri));
    }

    private static Danger.State wanted(@Nullable String state) {
        return switch (state == null ? "breached" : state) {
            case "imminent" -> Danger.State.IMMINENT;
            case "breached" -> Danger.State.BREACHED;
            case "unmet" -> Danger.State.UNMET;
            default -> throw new InvalidParameter("state", "must be imminent, breached or unmet");
        };
    }

    private static Danger.Place place(Cursor cursor) {
        var kind = cursor.text(2).orElse("");
        for (var known : TargetKind.values()) {
            if (known.name().equals(kind) && cursor.instant(0).isPresent() && cursor.id(1).isPresent()) {
                return new Danger.Place(cursor.instant(0).get(), cursor.id(1).get(), known);
            }
        }
        throw new InvalidParameter(PageRequest.CURSOR, "is not one that this list gave");
    }
}
