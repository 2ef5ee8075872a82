package io.guichet.routing.web;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.guichet.http.Callers;
import io.guichet.http.Permission;
import io.guichet.routing.ledger.LedgerDesk;
import io.guichet.routing.ledger.Rebuild;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/routing")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Routing")
class LedgerResource {

    private final LedgerDesk desk;
    private final Callers callers;

    LedgerResource(LedgerDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    /** Derives from the topics who has how much work, and corrects what is kept where it differs. */
    @POST
    @Path("ledger:rebuild")
    public Uni<Rebuild> rebuild() {
        callers.current().require(Permission.ROUTING_ADMINISTER);
        return desk.rebuild();
    }
}
