package io.guichet.sla.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import io.guichet.sla.watch.WatchDetails.Step;
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
                        rule -> {
                            var since = since(rule, ticket, anchors, holds(rule, compiled, facts));
                            var before = Optional.ofNullable(known.get(rule.id()));
                            return since.isEmpty()
                                    ? before.map(watched -> leave(ticket, anchors, watched))
                                            .orElseGet(() -> Uni.createFrom().voidItem())
                                    : plan(rule, ticket, since.get(), before, told);
                        })));
    }

    private Uni<Void> plan(WatchRule rule, TicketSnapshot ticket, Instant since, Optional<Watched> before,
            Instant told) {
        var same = before.filter(watched -> watched.since().equals(since));
        if (same.filter(watched -> watched.ruleVersion() == rule.version() && !watched.waits(rule)).isPresent()) {
            return Uni.createFrom().voidItem();
        }
        // A step that was told for this state is not told again because the rule was edited.
        return watch(rule, ticket, since, same.map(Watched::told).orElse(Told.NOTHING), told);
    }

    /**
     * The ticket is not in the state, but may be in the same one again, for example when it is on hold for an hour while
     * its customer is silent: what was told of it is remembered while that is possible. In the trash, and as a part of
     * another one, it looks closed without being solved.
     */
    private Uni<Void> leave(TicketSnapshot ticket, Anchors anchors, Watched watched) {
        var over = anchors.solved() || !anchors.away() && ticket.status().isSolved();
        if (watched.told().nothing() || over) {
            return rows.drop(ticket.id(), watched.ruleId());
        }
        return watched.due() == null ? Uni.createFrom().voidItem() : rows.save(ticket.id(), watched.interrupted());
    }

    /** The ticket is watched from the first step on that was not told, be it because it was due before an instant. */
    private Uni<Void> watch(WatchRule rule, TicketSnapshot ticket, Instant since, Told told, Instant until) {
        var steps = rule.details().steps();
        var next = told.next(steps);
        if (next >= steps.size()) {
            return save(rule, ticket, since, told, Optional.empty());
        }
        return hours(rule.details(), ticket.department()).chain(hours -> {
            var due = due(rule.details(), hours, since, steps.get(next), told);
            return due.filter(at -> !at.isAfter(until))
                    .map(at -> watch(rule, ticket, since, told.with(steps.get(next), at), until))
                    .orElseGet(() -> save(rule, ticket, since, told, due));
        });
    }

    /** A step is told just now, and the ticket is watched from the next one on. */
    Uni<Void> next(WatchRule rule, TicketSnapshot ticket, Watched now) {
        var step = rule.details().steps().get(now.next());
        return watch(rule, ticket, now.since(), now.told().with(step, clock.instant().truncatedTo(ChronoUnit.MICROS)),
                Instant.MIN);
    }

    /**
     * A step that is told late does not pull the next one with it, lest somebody be warned and served at once: between
     * the two lies what the rule puts there, be it another version of the rule. As planned where the calendar does not
     * open for so long again.
     */
    private static Optional<Instant> due(WatchDetails details, Hours hours, Instant since, Step step, Told told) {
        var planned = due(details, hours, since, step.after());
        var at = told.at();
        var earliest = at == null
                ? Optional.<Instant>empty()
                : told.gap(step).flatMap(gap -> due(details, hours, at, gap));
        return planned.map(instant -> earliest
                .filter(other -> instant.isBefore(other.minus(TOLERANCE))).orElse(instant));
    }

    private Uni<Void> save(WatchRule rule, TicketSnapshot ticket, Instant since, Told told, Optional<Instant> due) {
        return rows.save(ticket.id(), new Watched(rule.id(), rule.version(), since,
                told.next(rule.details().steps()), due.orElse(null), told));
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
