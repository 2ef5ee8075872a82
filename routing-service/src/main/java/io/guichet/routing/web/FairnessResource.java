package io.guichet.routing.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Callers;
import io.guichet.http.InvalidParameter;
import io.guichet.http.Permission;
import io.guichet.routing.figures.Fairness;
import io.guichet.routing.figures.FigureDesk;
import io.smallrye.mutiny.Uni;

@Cancellable(false)
@Path("/api/v1/routing")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Routing")
class FairnessResource {

    private static final Duration USUAL = Duration.ofDays(7);

    private final FigureDesk desk;
    private final Callers callers;
    private final Clock clock;

    FairnessResource(FigureDesk desk, Callers callers, Clock clock) {
        this.desk = desk;
        this.callers = callers;
        this.clock = clock;
    }

    /** How work was shared from one instant to another; the last seven days if absent. */
    @GET
    @Path("fairness")
    public Uni<Fairness> fairness(@RestQuery @Nullable String from, @RestQuery @Nullable String to,
            @RestQuery @Nullable String group) {
        var scope = Figures.scope(callers.current(), Permission.REPORT_READ);
        var end = to == null ? clock.instant() : instant("to", to);
        var begin = from == null ? end.minus(USUAL) : instant("from", from);
        if (!begin.isBefore(end)) {
            throw new InvalidParameter("from", "must be before the end of the period");
        }
        return desk.fairness(begin, end, group, scope);
    }

    private static Instant instant(String parameter, String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeParseException failure) {
            throw new InvalidParameter(parameter, "must be an instant such as 2026-01-05T09:00:00Z");
        }
    }
}
