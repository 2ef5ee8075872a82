package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.agroal.api.AgroalDataSource;
import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.Cause;
import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.events.Priority;
import io.guichet.events.TicketEvent;
import io.guichet.events.TicketStatus;
import io.guichet.reliable.postgres.OwnContext;
import io.guichet.routing.ModelDatabase.Line;
import io.guichet.routing.directory.PresenceDesk;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** A small helpdesk of its own, on which steps are taken as by several replicas, and what must hold after each. */
final class ModelHelpdesk {

    private static final int CAPACITY = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Beans beans;
    private final ModelDatabase database;
    private final Organisation organisation = new Organisation();
    private final List<String> groups = new ArrayList<>();
    private final List<UUID> agents = new ArrayList<>();
    private final Map<UUID, ATicket> tickets = new HashMap<>();
    private final List<ATicket> inOrder = new ArrayList<>();
    private List<ATicket> known = List.of();
    private final Set<UUID> closed = new HashSet<>();
    private final Map<UUID, Presence> presences = new HashMap<>();
    private Map<UUID, Line> checked = Map.of();
    /** Agents about whom people decided, or who came or went, during the present step. */
    private final Set<UUID> unsettled = new HashSet<>();

    /** What the steps are taken with. */
    record Beans(RoutingDesk desk, PresenceDesk presences, OwnContext contexts,
            AgroalDataSource database) {}

    ModelHelpdesk(Beans beans) {
        this.beans = beans;
        this.database = new ModelDatabase(beans.database(), organisation.department);
        IntStream.range(0, ModelStep.GROUPS).forEach(
                number -> groups.add(organisation.group("g" + number, number == 0 ? "ROUND_ROBIN" : "LEAST_LOADED")));
        IntStream.range(0, ModelStep.AGENTS).forEach(
                number -> agents.add(organisation.agent("Agent " + number, CAPACITY, groups.toArray(String[]::new))));
        agents.forEach(agent -> presences.put(agent, Presence.OFFLINE));
        run(arrive(0, Priority.NORMAL)).await().atMost(PATIENCE);
    }

    /** Takes the steps at the same time, each on a replica of its own, and looks whether everything still holds. */
    void take(List<ModelStep> steps) {
        unsettled.clear();
        known = List.copyOf(inOrder);
        var there = new HashMap<>(presences);
        var ledger = database.ledger();
        var acts = steps.stream().map(step -> act(step, ledger)).toList();
        Uni.join().all(acts).andFailFast().await().atMost(PATIENCE);
        readBack(steps);
        check(there);
    }

    /** Who comes and goes at the same time has done so in some order. */
    private void readBack(List<ModelStep> steps) {
        var now = database.presences();
        steps.stream().map(step -> step instanceof ModelStep.Crash crash ? crash.during() : step)
                .filter(ModelStep.Become.class::isInstance).map(ModelStep.Become.class::cast)
                .collect(Collectors.groupingBy(ModelStep.Become::agent, Collectors.counting()))
                .forEach((agent, times) -> {
                    if (times > 1) {
                        presences.put(agents.get(agent), Objects.requireNonNull(now.get(agents.get(agent))));
                    }
                });
        assertThat(now).as("who is there").isEqualTo(presences);
    }

    private Uni<Void> act(ModelStep step, Map<UUID, Line> ledger) {
        return switch (step) {
            case ModelStep.Crash crash -> crash(prepare(crash.during(), ledger));
            case ModelStep other -> run(prepare(other, ledger));
        };
    }

    /** What is done, once or, after a crash, twice. */
    private Act prepare(ModelStep step, Map<UUID, Line> ledger) {
        return switch (step) {
            case ModelStep.Arrive arrive -> arrive(arrive.group(), arrive.priority());
            case ModelStep.Become become -> become(agents.get(become.agent()), become.presence());
            case ModelStep.Answer answer -> answer(answer, ledger);
            case ModelStep.Close close -> close(pick(close.place()));
            case ModelStep.Reopen reopen -> reopen(pick(reopen.place()));
            case ModelStep.Assign assign -> assign(pick(assign.place()), agents.get(assign.agent()));
            case ModelStep.Unassign unassign -> unassign(pick(unassign.place()));
            case ModelStep.Crash crash -> prepare(crash.during(), ledger);
        };
    }

    private Act arrive(int group, Priority priority) {
        var ticket = new ATicket(organisation.department).of(groups.get(group)).weighing(priority)
                .from(UUID.randomUUID());
        tickets.put(ticket.id, ticket);
        inOrder.add(ticket);
        return hear(ticket.open("Bonjour"));
    }

    private Act become(UUID agent, Presence presence) {
        presences.put(agent, presence);
        unsettled.add(agent);
        return () -> beans.presences().become(agent, presence).replaceWithVoid();
    }

    private Act answer(ModelStep.Answer answer, Map<UUID, Line> ledger) {
        var proposed = ledger.entrySet().stream().filter(one -> one.getValue().proposal() != null).toList();
        if (proposed.isEmpty()) {
            return () -> Uni.createFrom().voidItem();
        }
        var one = proposed.get(answer.place() % proposed.size());
        return answer(Objects.requireNonNull(tickets.get(one.getKey())), one.getValue(), answer.accept());
    }

    private Act answer(ATicket ticket, Line line, boolean accept) {
        var proposal = new AgentAssigned(ticket.id, Objects.requireNonNull(line.proposal()),
                Objects.requireNonNull(line.holder()), groups.getFirst(), "round-robin");
        var open = proposal.request().equals(ticket.request());
        return hear(List.of(open && accept
                ? ticket.accept(proposal)
                : ticket.decline(proposal, open ? "agent-refused" : "stale-request")));
    }

    private Act close(ATicket ticket) {
        return closed.add(ticket.id) ? hear(List.of(ticket.become(TicketStatus.CLOSED))) : hear(List.of());
    }

    private Act reopen(ATicket ticket) {
        var owner = ticket.assignee();
        if (owner != null) {
            unsettled.add(owner);
        }
        return closed.remove(ticket.id)
                ? hear(List.of(ticket.reopen(owner == null || presences.get(owner) != Presence.ONLINE)))
                : hear(List.of());
    }

    private Act assign(ATicket ticket, UUID agent) {
        unsettled.add(agent);
        return closed.contains(ticket.id) ? hear(List.of()) : hear(List.of(ticket.assignByHand(agent, "Grace")));
    }

    private Act unassign(ATicket ticket) {
        return closed.contains(ticket.id) || ticket.assignee() == null
                ? hear(List.of())
                : hear(List.of(ticket.unassign()));
    }

    private ATicket pick(int place) {
        // The events of one ticket are heard in their order: what has only just arrived is left alone.
        return known.get(place % known.size());
    }

    private Act hear(List<TicketEvent> events) {
        return () -> events.stream().reduce(Uni.createFrom().voidItem(),
                (before, event) -> before.chain(() -> hear(event)), (one, other) -> one.chain(() -> other));
    }

    private Uni<Void> hear(TicketEvent event) {
        return Live.hear(beans.desk(), event, Cause.request("model"));
    }

    private Uni<Void> run(Act act) {
        return beans.contexts().run(() -> Panache.withTransaction(act::take));
    }

    private Uni<Void> crash(Act act) {
        return beans.contexts().run(() -> Panache.withTransaction(() -> act.take()
                .chain(() -> Uni.createFrom().<Void>failure(new IllegalStateException("killed")))))
                .onFailure(IllegalStateException.class).recoverWithNull().chain(() -> run(act));
    }

    private void check(Map<UUID, Presence> there) {
        var now = database.ledger();
        var units = database.units();
        now.forEach((id, line) -> {
            var ticket = Objects.requireNonNull(tickets.get(id));
            if (line.proposal() == null) {
                assertThat(line.holder()).as("who carries %s", id)
                        .isEqualTo(closed.contains(id) ? null : ticket.assignee());
            } else if (!line.equals(checked.get(id))) {
                checkProposal(Objects.requireNonNull(line.holder()), there, units);
            }
        });
        checked = now;
    }

    private void checkProposal(UUID agent, Map<UUID, Presence> there, Map<UUID, Integer> units) {
        if (!unsettled.contains(agent)) {
            assertThat(there.get(agent)).as("presence of %s, who was proposed", agent).isEqualTo(Presence.ONLINE);
            assertThat(units.getOrDefault(agent, 0)).as("units of %s, who was proposed", agent)
                    .isLessThanOrEqualTo(CAPACITY);
        }
    }

    /** Everybody comes, and everything is answered: then nobody waits in vain, and a round is fair. */
    void settle() {
        agents.forEach(agent -> take(List.of(new ModelStep.Become(agents.indexOf(agent), Presence.ONLINE))));
        await().atMost(PATIENCE).until(() -> answerAll() == 0 && database.waitingInVain() == 0);
        List.copyOf(inOrder).forEach(ticket -> run(close(ticket)).await().atMost(PATIENCE));
        var fair = IntStream.range(0, 3 * ModelStep.AGENTS).mapToObj(number -> {
            run(arrive(0, Priority.NORMAL)).await().atMost(PATIENCE);
            return inOrder.getLast().id;
        }).toList();
        await().atMost(PATIENCE).until(() -> fair.stream()
                .allMatch(id -> Objects.requireNonNull(database.ledger().get(id)).holder() != null));
        var shares = database.units();
        assertThat(agents).allSatisfy(agent -> assertThat(shares.get(agent)).isEqualTo(3));
    }

    @CanIgnoreReturnValue
    private long answerAll() {
        var proposed = database.ledger().entrySet().stream().filter(one -> one.getValue().proposal() != null).toList();
        proposed.forEach(one -> run(answer(Objects.requireNonNull(tickets.get(one.getKey())), one.getValue(), true))
                .await().atMost(PATIENCE));
        return proposed.size();
    }

    /** Something to be done within a transaction. */
    private interface Act {
        Uni<Void> take();
    }
}
