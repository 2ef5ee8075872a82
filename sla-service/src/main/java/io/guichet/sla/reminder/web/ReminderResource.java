package io.guichet.sla.reminder.web;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Caller;
import io.guichet.http.Callers;
import io.guichet.http.Cursor;
import io.guichet.http.InvalidParameter;
import io.guichet.http.NotAllowed;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.http.TicketScope;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.reliable.Ids;
import io.guichet.sla.reminder.Reminder;
import io.guichet.sla.reminder.ReminderDesk;
import io.guichet.sla.reminder.ReminderFilter;
import io.smallrye.mutiny.Uni;

/** Reminders of the people who work here; one sees those that one set and those that one is told. */
@Cancellable(false)
@Path(ReminderResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reminders")
class ReminderResource {

    static final String PATH = "/api/v1/reminders";

    private final ReminderDesk desk;
    private final Callers callers;
    private final Idempotency idempotency;
    private final Ids ids;

    ReminderResource(ReminderDesk desk, Callers callers, Idempotency idempotency, Ids ids) {
        this.desk = desk;
        this.callers = callers;
        this.idempotency = idempotency;
        this.ids = ids;
    }

    /** Those that concern the caller, of a ticket or of all, {@code ticked=true}, {@code false} or both. */
    @GET
    public Uni<RestResponse<Page<ReminderView>>> list(@RestQuery @Nullable UUID ticket,
            @RestQuery @Nullable String ticked, @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor,
            @Context UriInfo uri) {
        var asked = PageRequest.of(limit, cursor);
        var filter = ReminderFilter.of(Optional.ofNullable(ticket), Optional.ofNullable(ticked).map(this::flag),
                asked.after().flatMap(after -> after.instant(0)), asked.after().flatMap(after -> after.id(1)));
        return desk.list(person().id(), filter, asked.fetch())
                .map(found -> Page.of(found, asked, reminder -> Cursor.of(reminder.due(), reminder.id()))
                        .map(ReminderView::of).response(uri));
    }

    @GET
    @Path("{id}")
    public Uni<ReminderView> get(@RestPath UUID id) {
        return desk.find(id, person().id()).map(ReminderView::of);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> create(@Valid @NotNull ReminderBody body,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        var caller = person();
        var once = IdempotentRequest.of(caller, "POST " + PATH, idempotencyKey, body);
        var wish = body.wish(caller.id());
        return idempotency.once(once, () -> desk.create(ids.next(), wish, caller.id(), TicketScope.of(caller))
                .map(created -> Answer.created(URI.create(PATH + "/" + created.id()), ReminderView.of(created))));
    }

    /** Another text or instant; another ticket or colleague is refused. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<ReminderView> put(@RestPath UUID id, @Valid @NotNull ReminderBody body) {
        var caller = person();
        return desk.change(id, caller.id(), body.wish(caller.id()), body::requireSame)
                .map(ReminderView::of);
    }

    @DELETE
    @Path("{id}")
    public Uni<RestResponse<Void>> delete(@RestPath UUID id) {
        return desk.remove(id, person().id()).replaceWith(RestResponse.noContent());
    }

    /** Ticks it: it is done. */
    @PUT
    @Path("{id}/completion")
    public Uni<ReminderView> tick(@RestPath UUID id) {
        return shown(desk.tick(id, person().id()));
    }

    /** It is not done after all. */
    @DELETE
    @Path("{id}/completion")
    public Uni<ReminderView> untick(@RestPath UUID id) {
        return shown(desk.untick(id, person().id()));
    }

    private static Uni<ReminderView> shown(Uni<Reminder> changed) {
        return changed.map(ReminderView::of);
    }

    private Caller.Person person() {
        var caller = callers.current();
        caller.require(Permission.TICKET_READ);
        if (caller instanceof Caller.Person person) {
            return person;
        }
        // Another product reminds nobody, nor does a customer.
        throw new NotAllowed(Permission.TICKET_NOTE);
    }

    private boolean flag(String ticked) {
        return switch (ticked) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidParameter("ticked", "must be true or false");
        };
    }
}
