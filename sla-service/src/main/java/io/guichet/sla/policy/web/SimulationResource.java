package io.guichet.sla.policy.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Callers;
import io.guichet.http.Moments;
import io.guichet.http.Permission;
import io.guichet.http.TicketScope;
import io.guichet.sla.action.Unusable;
import io.guichet.sla.policy.PolicyDesk;
import io.guichet.sla.policy.PolicyDetails;
import io.guichet.sla.report.Simulation;
import io.guichet.sla.report.Simulator;
import io.guichet.sla.report.Simulator.Trial;
import io.smallrye.mutiny.Uni;

/** Trying a policy on past tickets. */
@Cancellable(false)
@Path(PolicyResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policies")
class SimulationResource {

    private static final int USUAL = 200;

    private final Simulator simulator;
    private final PolicyDesk desk;
    private final Callers callers;

    SimulationResource(Simulator simulator, PolicyDesk desk, Callers callers) {
        this.simulator = simulator;
        this.desk = desk;
        this.callers = callers;
    }

    /**
     * What is tried.
     *
     * @param from when the tickets were opened
     * @param limit how many tickets, the newest first; 200 if absent
     * @param policy instead of what the policy says now
     */
    record SimulationBody(@NotBlank String from, @NotBlank String to, @Nullable @Min(1) @Max(1000) Integer limit,
            @Nullable @Valid PolicyBody policy) {

        Trial trial(PolicyDetails tried) {
            return new Trial(tried, instant(from, "/from"), instant(to, "/to"), limit == null ? USUAL : limit);
        }

        private static Instant instant(String given, String where) {
            try {
                return Moments.read(given);
            } catch (DateTimeException refused) {
                throw new Unusable(where, "must be a date and time such as 2026-01-05T00:00:00Z");
            }
        }
    }

    /** What the policy, as it is or as it would be, would have made of past tickets; nothing is changed. */
    @POST
    @Path("{id}/simulation")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Simulation.Result> simulate(@RestPath UUID id, @Valid @NotNull SimulationBody body) {
        var caller = callers.current();
        caller.require(Permission.SLA_ADMINISTER);
        var scope = TicketScope.of(caller);
        var draft = body.policy();
        return desk.find(id)
                .chain(policy -> draft == null
                        ? Uni.createFrom().item(policy.details())
                        : desk.verify(draft.details()).replaceWith(draft.details()))
                .chain(tried -> simulator.run(body.trial(tried), scope));
    }
}
