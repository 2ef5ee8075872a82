package io.guichet.ticket.web;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.InvalidParameter;
import io.guichet.http.NotAllowed;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.ticket.Departments;
import io.guichet.ticket.setting.WorkList.Criterion;
import io.guichet.ticket.view.WorkQueue;
import io.smallrye.mutiny.Uni;

/** What to take next. */
@Cancellable(false)
@Path(TicketResource.PATH + "/next")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Views")
class NextResource {

    private final Visits visits;
    private final WorkQueue queue;
    private final Departments departments;
    private final TicketViews shown;

    NextResource(Visits visits, WorkQueue queue, Departments departments, TicketViews shown) {
        this.visits = visits;
        this.queue = queue;
        this.departments = departments;
        this.shown = shown;
    }

    /** A ticket to take, whether it is the agent's already, and what put it there. */
    record NextView(TicketView ticket, boolean assigned, List<Criterion> why) {}

    @GET
    @Operation(summary = "What the agent takes next, by the criteria of the department, and why; with limit the list")
    public Uni<Page<NextView>> next(@RestQuery @Nullable String department, @RestQuery @Nullable String limit) {
        var visit = visits.of(Permission.TICKET_READ);
        var agent = visit.agent().orElseThrow(() -> new NotAllowed(Permission.TICKET_NOTE));
        var key = department == null ? departments.usual(agent, null).orElse("") : department;
        if (!departments.exists(key)) {
            throw new InvalidParameter("department", "does not exist");
        }
        var most = limit == null ? 1 : PageRequest.of(limit, null).limit();
        return queue.next(key, agent, Askers.of(visit), most).map(found -> new Page<>(found.stream().map(
                next -> new NextView(shown.of(next.ticket(), visit), next.assigned(), next.why())).toList(), null));
    }
}
