package io.guichet.sla.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

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
import io.guichet.http.Moments;
import io.guichet.http.Page;
import io.guichet.http.Permission;
import io.guichet.http.TicketScope;
import io.guichet.sla.report.Attainment;
import io.guichet.sla.report.AttainmentReader;
import io.guichet.sla.report.AttainmentReader.Question;
import io.smallrye.mutiny.Uni;

/** How many promises were kept. */
@Cancellable(false)
@Path("/api/v1/sla/attainment")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Attainment")
class AttainmentResource {

    private static final Duration LONGEST = Duration.ofDays(1100);

    private final AttainmentReader reader;
    private final Callers callers;

    AttainmentResource(AttainmentReader reader, Callers callers) {
        this.reader = reader;
        this.callers = callers;
    }

    /**
     * Kept and broken promises in a time, {@code by} policy, group, agent or department, for each {@code step} (hour,
     * day, week, month; the whole time if absent), whose days begin in {@code zone} (a region such as Europe/Paris; UTC if
     * absent). More than 5,000 lines are refused.
     */
    @GET
    public Uni<Page<Attainment>> get(@RestQuery @Nullable String by, @RestQuery @Nullable String from,
            @RestQuery @Nullable String to, @RestQuery @Nullable String step, @RestQuery @Nullable String zone) {
        var caller = callers.current();
        caller.require(Permission.REPORT_READ);
        var asked = new Question(one(Attainment.By.class, "by", by == null ? "policy" : by), instant("from", from),
                instant("to", to), one(Attainment.Step.class, "step", step == null ? "all" : step), zone(zone));
        if (Duration.between(asked.from(), asked.to()).compareTo(LONGEST) > 0) {
            throw new InvalidParameter("to", "must be within three years after from");
        }
        return reader.of(asked, TicketScope.of(caller)).map(AttainmentResource::whole);
    }

    /** A figure that is cut off says something else than it seems to. */
    private static Page<Attainment> whole(List<Attainment> lines) {
        if (lines.size() > AttainmentReader.MOST) {
            throw new InvalidParameter("step", "gives more than " + AttainmentReader.MOST
                    + " lines: ask for a longer step or a shorter time");
        }
        return new Page<>(lines, null);
    }

    private static <E extends Enum<E>> E one(Class<E> of, String parameter, String given) {
        for (var known : of.getEnumConstants()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(given)) {
                return known;
            }
        }
        throw new InvalidParameter(parameter, "must be one of "
                + java.util.Arrays.toString(of.getEnumConstants()).toLowerCase(Locale.ROOT));
    }

    static Instant instant(String parameter, @Nullable String given) {
        try {
            if (given != null) {
                return Moments.read(given);
            }
        } catch (DateTimeException refused) {
            // answered below, as an absent one is
        }
        throw new InvalidParameter(parameter, "is required: a date and time such as 2026-01-05T00:00:00Z");
    }

    private static ZoneId zone(@Nullable String given) {
        if (given == null || given.equals("UTC")) {
            return ZoneId.of("UTC");
        }
        // The database reads the sign of an offset the other way round.
        if (given.indexOf('/') > 0 && ZoneId.getAvailableZoneIds().contains(given)) {
            return ZoneId.of(given);
        }
        throw new InvalidParameter("zone", "is neither UTC nor a region such as Europe/Paris");
    }
}
