package io.guichet.sla.report;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.conditions.Condition;
import io.guichet.events.Priority;
import io.guichet.http.TicketScope;
import io.guichet.reliable.postgres.Sequence;
import io.guichet.sla.TicketFacts;
import io.guichet.sla.calendar.CalendarRef;
import io.guichet.sla.calendar.CalendarVersions;
import io.guichet.sla.clock.Clockwork;
import io.guichet.sla.clock.Fact;
import io.guichet.sla.clock.Hours;
import io.guichet.sla.history.Happening;
import io.guichet.sla.policy.Conditions;
import io.guichet.sla.policy.PolicyDetails;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** Tells past tickets to the clocks again as if a policy had made the promises; nothing is changed. */
@ApplicationScoped
public class Simulator {

    private final PastTickets tickets;
    private final CalendarVersions calendars;
    private final Conditions conditions;
    private final Clock clock;

    Simulator(PastTickets tickets, CalendarVersions calendars, Conditions conditions, Clock clock) {
        this.tickets = tickets;
        this.calendars = calendars;
        this.conditions = conditions;
        this.clock = clock;
    }

    /**
     * What is tried.
     *
     * @param from when the tickets were opened, at the earliest
     * @param to at the latest, without it
     * @param limit how many of them, the newest first
     */
    public record Trial(PolicyDetails policy, Instant from, Instant to, int limit) {}

    /** The condition is asked about each ticket as it was last described; calendars are those of now. */
    @WithSession
    public Uni<Simulation.Result> run(Trial trial, TicketScope scope) {
        var simulation = new Simulation(clock.instant());
        return conditions.only(List.of(trial.policy().condition()))
                .chain(compiled -> tickets.opened(trial.from(), trial.to(), trial.limit(), scope)
                        .chain(pages -> Sequence.each(pages, page -> tickets.lives(page)
                                .chain(lives -> Sequence.each(lives,
                                        life -> tell(life, trial.policy(), compiled, simulation))))))
                .map(done -> simulation.result());
    }

    private Uni<Void> tell(PastTickets.Life life, PolicyDetails policy, Map<String, Condition> compiled,
            Simulation simulation) {
        var condition = compiled.get(policy.condition());
        if (condition == null || !condition.evaluate(TicketFacts.of(life.ticket())).matched()) {
            simulation.pass();
            return Uni.createFrom().voidItem();
        }
        var reading = life.history().read();
        return calendars.current(policy.calendar(), life.ticket().department())
                .chain(ref -> calendars.hours(all(reading.calendars(), ref)).invoke(hours -> simulation.add(
                        life.ticket().id(), life.ticket().number(),
                        wouldBe(life, policy, ref.map(CalendarRef::name).orElse(""), hours),
                        Clockwork.replay(reading.facts(), hours))))
                .replaceWithVoid();
    }

    private static List<CalendarRef> all(List<CalendarRef> known, Optional<CalendarRef> one) {
        var all = new ArrayList<>(known);
        one.ifPresent(all::add);
        return all;
    }

    private static Clockwork.Clocks wouldBe(PastTickets.Life life, PolicyDetails policy, String calendar,
            Function<String, Hours> hours) {
        var facts = new ArrayList<Fact>();
        var priority = life.history().happenings().stream().flatMap(each -> priority(each).stream()).findFirst()
                .orElse(life.ticket().priority());
        facts.add(new Fact.Promised(life.history().openedAt(), policy.commitments(priority), calendar));
        for (var happening : life.history().happenings()) {
            var now = priority(happening);
            if (now.isPresent() && now.get() != priority) {
                priority = now.get();
                facts.add(new Fact.Promised(happening.at(), policy.commitments(priority), calendar));
            }
            happening.fact().ifPresent(facts::add);
        }
        return Clockwork.replay(facts, hours);
    }

    private static Optional<Priority> priority(Happening happening) {
        return happening instanceof Happening.Described described
                ? Optional.of(described.priority())
                : Optional.empty();
    }
}
