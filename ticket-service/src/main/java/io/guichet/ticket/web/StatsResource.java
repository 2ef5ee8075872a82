package io.guichet.ticket.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketStatus;
import io.guichet.http.InvalidParameter;
import io.guichet.http.Moments;
import io.guichet.http.Page;
import io.guichet.http.Permission;
import io.guichet.ticket.stats.Figures;
import io.guichet.ticket.stats.Stats;
import io.guichet.ticket.stats.Stats.By;
import io.guichet.ticket.stats.Stats.Period;
import io.smallrye.mutiny.Uni;

/** Figures on tickets. */
@Cancellable(false)
@Path(TicketResource.PATH + "/stats")
@Tag(name = "Figures")
class StatsResource {

    private static final int USUAL_DAYS = 30;
    private static final List<TicketStatus> STATUSES = Arrays.stream(TicketStatus.values())
            .filter(status -> status != TicketStatus.CLOSED).toList();
    private static final List<String> NAMES = Stream.concat(Stream.of("key", "opened", "solved", "reopened", "answered",
            "firstAnswerMedian", "backlog"), STATUSES.stream().map(Enum::name)).toList();

    private final Visits visits;
    private final Stats stats;

    StatsResource(Visits visits, Stats stats) {
        this.visits = visits;
        this.stats = stats;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Opened, solved, reopened, answered, backlog and time in each status, by day, department, group, agent, channel or category; firstAnswerMedian and seconds in seconds")
    public Uni<Page<Figures>> figures(@RestQuery @Nullable String by, @RestQuery @Nullable String from,
            @RestQuery @Nullable String to) {
        return read(by, from, to).map(all -> new Page<>(all, null));
    }

    @GET
    @Path("table.csv")
    @Produces("text/csv")
    @Operation(summary = "The same as CSV; times in seconds")
    public Uni<String> table(@RestQuery @Nullable String by, @RestQuery @Nullable String from,
            @RestQuery @Nullable String to) {
        return read(by, from, to).map(all -> Stream.concat(Stream.of(String.join(",", NAMES) + "\n"),
                all.stream().map(figures -> Exported.line(row(figures), NAMES))).collect(Collectors.joining()));
    }

    private Uni<List<Figures>> read(@Nullable String by, @Nullable String from, @Nullable String to) {
        var visit = visits.of(Permission.REPORT_READ);
        visit.require(Permission.TICKET_READ);
        var end = to == null ? visit.act().at() : instant("to", to);
        var begin = from == null ? end.minus(USUAL_DAYS, ChronoUnit.DAYS) : instant("from", from);
        if (!begin.isBefore(end) || begin.plus(Stats.LONGEST).isBefore(end)) {
            throw new InvalidParameter("from", "must be before to, by %d days at most".formatted(
                    Stats.LONGEST.toDays()));
        }
        return stats.figures(by(by), new Period(begin, end), visit.scope());
    }

    private static Map<String, Object> row(Figures figures) {
        var cells = new Exported.Cells().put("key", figures.key()).put("opened", figures.opened())
                .put("solved", figures.solved()).put("reopened", figures.reopened())
                .put("answered", figures.answered()).put("firstAnswerMedian", figures.firstAnswerMedian())
                .put("backlog", figures.backlog());
        STATUSES.forEach(status -> cells.put(status.name(), figures.seconds().getOrDefault(status, 0L)));
        return cells.row();
    }

    private static By by(@Nullable String by) {
        return Arrays.stream(By.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(by == null ? "day" : by)).findFirst()
                .orElseThrow(() -> new InvalidParameter("by",
                        "must be day, department, group, agent, channel or category"));
    }

    /** An instant, or the beginning of a day of UTC. */
    private static Instant instant(String name, String text) {
        try {
            var instant = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
            if (Moments.isKeepable(instant)) {
                return instant;
            }
            throw new InvalidParameter(name, "must be of the years 1 to 9999");
        } catch (DateTimeParseException notOne) {
            throw new InvalidParameter(name, "must be a date or an instant such as 2026-01-05T12:00:00Z");
        }
    }
}
