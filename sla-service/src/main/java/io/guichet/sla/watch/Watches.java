package io.guichet.sla.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.guichet.businesstime.BusinessTimeFailure;
import io.guichet.conditions.Condition;
import io.guichet.conditions.Facts;
import io.guichet.events.TicketSnapshot;
import io.guichet.reliable.postgres.Sequence;
import io.guichet.sla.TicketFacts;
import io.guichet.sla.calendar.CalendarVersions;
import io.guichet.sla.clock.Hours;
import io.guichet.sla.history.Anchors;
import io.guichet.sla.history.History;
import io.guichet.sla.policy.Conditions;
import io.smallrye.mutiny.Uni;

/** Decides which rules watch a ticket, and when each acts. */
@Singleton
public class Watches {

    private static final Logger LOG = Logger.getLogger(Watches.class);

    /** So late a step may be without moving the next one. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final WatchRules rules;
    private final Conditions conditions;
    private final CalendarVersions calendars;
    private final WatchRows rows;
    private final Clock clock;

    Watches(WatchRules rules, Conditions conditions, CalendarVersions calendars, WatchRows rows, Clock clock) {
        this.rules = rules;
        this.conditions = conditions;
        this.calendars = calendars;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Sets the timers of all rules for the ticket as it is now, in the transaction that has locked its row. Nobody watches
     * a ticket of which only the end is known: whatever seems to last may have begun just now.
     *
     * @param told until when every step that was due was told
     */
    public Uni<Void> plan(TicketSnapshot ticket, History history, Instant told) {
        return rules.inOrder().chain(all -> {
            if (all.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            return history.isWhole() ? plan(all, ticket, history, told) : rows.dropAllOf(ticket.id());
        });
    }

    private Uni<Void> plan(List<WatchRule> all, TicketSnapshot ticket, History history, Instant told) {
        var facts = TicketFacts.of(ticket);
        var anchors = history.anchors();
        return conditions.only(all.stream().map(rule -> rule.details().condition()).toList())
                .chain(compiled -> rows.of(ticket.id()).chain(known -> Sequence.each(all,
                        rule -> plan(rule, ticket, since(rule, ticket, anchors, holds(rule, compiled, facts)),
                                Optional.ofNullable(known.get(rule.id())), told))));
    }

    private Uni<Void> plan(WatchRule rule, TicketSnapshot ticket, Optional<Instant> since, Optional<Watched> before,
            Instant told) {
        if (since.isEmpty()) {
            return before.isPresent() ? rows.drop(ticket.id(), rule.id()) : Uni.createFrom().voidItem();
        }
        var same = before.filter(watched -> watched.since().equals(since.get()));
        if (same.filter(watched -> watched.ruleVersion() == rule.version() && !watched.waits(rule)).isPresent()) {
            return Uni.createFrom().voidItem();
        }
        // A step that was told for this state is not told again because the rule was edited.
        return watch(rule, ticket, since.get(), same.map(Watched::told).orElse(0), told);
    }

    /** As planned where the calendar does not open for so long again. */
    private static Instant notBefore(Optional<Instant> earliest, Instant planned) {
        return earliest.filter(at -> planned.isBefore(at.minus(TOLERANCE))).orElse(planned);
    }

    /** The ticket is watched from the first step on that was not told, be it because it was due before an instant. */
    private Uni<Void> watch(WatchRule rule, TicketSnapshot ticket, Instant since, int told, Instant until) {
        return due(rule.details(), ticket.department(), since, told)
                .chain(due -> due.isPresent() && !due.get().isAfter(until)
                        ? watch(rule, ticket, since, told + 1, until)
                        : save(rule, ticket, since, told, due));
    }

    /**
     * A step was told just now, and the ticket is watched from the next one on. A step that is told late does not pull the
     * next one with it, lest somebody be warned and served at once: between the two lies what the rule puts there.
     */
    Uni<Void> next(WatchRule rule, TicketSnapshot ticket, Instant since, int told) {
        var steps = rule.details().steps();
        return due(rule.details(), ticket.department(), since, told)
                .chain(planned -> planned.isEmpty()
                        ? save(rule, ticket, since, told, planned)
                        : hours(rule.details(), ticket.department()).map(hours -> due(rule.details(), hours,
                                clock.instant(), steps.get(told).after().minus(steps.get(told - 1).after())))
                                .chain(earliest -> save(rule, ticket, since, told, planned
                                        .map(at -> notBefore(earliest, at)))));
    }

    private Uni<Void> save(WatchRule rule, TicketSnapshot ticket, Instant since, int told, Optional<Instant> due) {
        return rows.save(ticket.id(), new Watched(rule.id(), rule.version(), since, told, due.orElse(null)));
    }

    private Uni<Optional<Instant>> due(WatchDetails details, String department, Instant since, int told) {
        if (told >= details.steps().size()) {
            return Uni.createFrom().item(Optional.empty());
        }
        var after = details.steps().get(told).after();
        return hours(details, department).map(hours -> due(details, hours, since, after));
    }

    /** Never, while the calendar does not open any more; see {@link Watched#waits}. */
    private static Optional<Instant> due(WatchDetails details, Hours hours, Instant since, Duration after) {
        try {
            return Optional.of(hours.deadline(details.business(), since, after));
        } catch (BusinessTimeFailure never) {
            LOG.warnf("The rule \"%s\" waits: its calendar does not open any more", details.name());
            return Optional.empty();
        }
    }

    private Uni<Hours> hours(WatchDetails details, String department) {
        return details.business()
                ? calendars.current(details.calendar(), department).chain(ref -> calendars.hours(ref.orElse(null)))
                : Uni.createFrom().item(Hours.roundTheClock());
    }

    private static Optional<Instant> since(WatchRule rule, TicketSnapshot ticket, Anchors anchors, boolean holds) {
        return holds ? rule.details().since(ticket, anchors) : Optional.empty();
    }

    private static boolean holds(WatchRule rule, Map<String, Condition> compiled, Facts facts) {
        var condition = compiled.get(rule.details().condition());
        return condition != null && condition.evaluate(facts).matched();
    }
}
