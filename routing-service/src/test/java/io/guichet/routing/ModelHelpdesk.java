package io.guichet.routing;

import static io.guichet.routing.ModelReplicas.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.events.Priority;
import io.guichet.events.TicketStatus;
import io.guichet.routing.ModelAgents.Told;
import io.guichet.routing.ModelDatabase.Line;
import io.guichet.routing.ModelLimits.Able;
import io.guichet.routing.ModelReplicas.Act;
import io.guichet.routing.history.Edit;
import io.smallrye.mutiny.Uni;

/** A small helpdesk of its own, on which steps are taken as by several replicas, and what must hold after each. */
final class ModelHelpdesk {

    private static final int CAPACITY = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String RARE = "Rare in ";
    private static final int DRAINERS = 2;
    private static final Actor GRACE = new Actor(Actor.Kind.AGENT, new UUID(7, 7), "Grace");

    private final ModelReplicas replicas;
    private final ModelDatabase database;
    private final Organisation organisation = new Organisation();
    private final List<String> groups = new ArrayList<>();
    private final List<UUID> agents = new ArrayList<>();
    private final List<UUID> requesters = Stream.generate(UUID::randomUUID).limit(ModelStep.REQUESTERS).toList();
    private final Map<UUID, ATicket> tickets = new HashMap<>();
    private final List<ATicket> inOrder = new ArrayList<>();
    private List<ATicket> known = List.of();
    private final Set<UUID> closed = new HashSet<>();
    private final Map<UUID, Presence> presences = new HashMap<>();
    private final Set<UUID> disabled = new HashSet<>();
    private final String skill = organisation.skill("rare");
    private final Weights usual;
    private final ModelLimits limits = new ModelLimits();
    private final ModelAgents described;
    private final ModelAnswers answers;

    ModelHelpdesk(ModelReplicas replicas) {
        this.replicas = replicas;
        this.database = new ModelDatabase(replicas.database(), organisation.department);
        this.answers = new ModelAnswers(replicas, database, tickets);
        this.usual = replicas.contexts().run(() -> replicas.administration().weights().current()).await()
                .atMost(PATIENCE).weights();
        // Where a round is to be fair at the end, nothing is kept for anybody; the other group does what a group may.
        groups.add(organisation.strictGroup("g0", "ROUND_ROBIN", Map.of("reserve", 0.0, "regionUse", "REQUIRED")));
        groups.add(organisation.strictGroup("g1", "LEAST_LOADED", Map.of("onAbsence", "REOFFER_ALL", "sticky", true,
                "regionUse", "REQUIRED",
                "overflow", Map.of("group", groups.getFirst(), "after", "PT1S"))));
        groups.forEach(group -> organisation.rule("rare " + group, 1,
                "ticket.subject == '%s'".formatted(rare(group)), group, Map.of("requireSkills", List.of(skill))));
        IntStream.range(0, ModelStep.AGENTS).forEach(
                number -> agents.add(organisation.agent("Agent " + number, CAPACITY, groups.toArray(String[]::new))));
        agents.forEach(agent -> presences.put(agent, Presence.OFFLINE));
        described = new ModelAgents(organisation.department, skill, ModelAgents.usual(CAPACITY, groups));
        described.begin(agents);
        run(() -> replicas.administration().calendars().keep(described.closed(), 1));
        run(arrive(new ModelStep.Arrive(0, Priority.NORMAL, false, 0)));
    }

    private static String rare(String group) {
        return RARE + group;
    }

    /**
     * Takes the steps at the same time, each on a replica of its own, while others drain the groups, and looks whether
     * everything still holds.
     */
    void take(List<ModelStep> steps) {
        limits.begin();
        answers.begin();
        described.begin();
        known = List.copyOf(inOrder);
        var able = new Able(presences, disabled, described.told());
        var ledger = database.ledger();
        var acts = steps.stream().map(step -> act(step, ledger)).toList();
        var drains = IntStream.range(0, DRAINERS).boxed().flatMap(drainer -> groups.stream()).map(replicas::drain);
        Uni.join().all(Stream.concat(acts.stream(), drains).toList()).andFailFast().await().atMost(PATIENCE);
        readBack(steps);
        awaitWeighed();
        check(able);
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
        described.readBack(database.described());
    }

    private Uni<Void> act(ModelStep step, Map<UUID, Line> ledger) {
        return switch (step) {
            case ModelStep.Crash crash when crash.committed() -> replicas.repeat(prepare(crash.during(), ledger));
            case ModelStep.Crash crash -> replicas.crash(prepare(crash.during(), ledger));
            case ModelStep other -> replicas.run(prepare(other, ledger));
        };
    }

    /** What is done, once or, after a crash, twice. */
    private Act prepare(ModelStep step, Map<UUID, Line> ledger) {
        return switch (step) {
            case ModelStep.Arrive arrive -> arrive(arrive);
            case ModelStep.Become become -> become(agents.get(become.agent()), become.presence());
            case ModelStep.Answer answer -> answers.to(answer, ledger);
            case ModelStep.Close close -> close(pick(close.place()));
            case ModelStep.Reopen reopen -> reopen(pick(reopen.place()));
            case ModelStep.Assign assign -> assign(pick(assign.place()), agents.get(assign.agent()));
            case ModelStep.Unassign unassign -> unassign(pick(unassign.place()));
            case ModelStep.Press press -> press(pick(press.place()), press.priority());
            case ModelStep.Release release -> release(agents.get(release.agent()));
            case ModelStep.Disable disable -> disable(agents.get(disable.agent()), disable.disabled());
            case ModelStep.Describe it -> describe(it.agent(), told -> told.with(it.trait(), it.has()));
            case ModelStep.Limit limit -> describe(limit.agent(), told -> told.limited(limit.capacity()));
            case ModelStep.Join join -> describe(join.agent(),
                    told -> told.in(groups.get(join.group()), join.member()));
            case ModelStep.Enable enable -> describe(enable.agent(), told -> described.able());
            case ModelStep.Weigh weigh -> weigh(weigh.urgent());
            case ModelStep.Crash crash -> prepare(crash.during(), ledger);
        };
    }

    private Act arrive(ModelStep.Arrive arrive) {
        var group = groups.get(arrive.group());
        var ticket = new ATicket(organisation.department).of(group).weighing(arrive.priority()).ofRegion("Bretagne")
                .from(requesters.get(arrive.requester())).about(arrive.rare() ? rare(group) : "Une question");
        tickets.put(ticket.id, ticket);
        inOrder.add(ticket);
        return replicas.hear(ticket.open("Bonjour"));
    }

    private Act become(UUID agent, Presence presence) {
        presences.put(agent, presence);
        limits.moves(agent);
        return () -> replicas.presences().become(agent, presence).replaceWithVoid();
    }

    private Act press(ATicket ticket, Priority priority) {
        limits.burden(ticket.id);
        return closed.contains(ticket.id) ? NOTHING : replicas.hear(List.of(ticket.press(priority)));
    }

    private Act release(UUID agent) {
        return () -> replicas.administration().work().release(agent, GRACE).replaceWithVoid();
    }

    private Act disable(UUID agent, boolean no) {
        limits.moves(agent);
        var ignored = no ? disabled.add(agent) : disabled.remove(agent);
        var desk = replicas.administration().agents();
        return () -> (no ? desk.disable(agent, Edit.by("Grace")) : desk.enable(agent, Edit.by("Grace")))
                .replaceWithVoid();
    }

    private Act describe(int number, UnaryOperator<Told> how) {
        var agent = agents.get(number);
        var details = described.change(agent, how);
        limits.describe(agent, described.of(agent));
        return () -> replicas.administration().agents().save(agent, details, Edit.by("Grace")).replaceWithVoid();
    }

    private Act weigh(int urgent) {
        limits.reweigh();
        var units = new EnumMap<>(usual.units());
        units.put(Priority.URGENT, urgent);
        return () -> replicas.administration().weights().change(new Weights(units, usual.counting()), Edit.by("Grace"))
                .replaceWithVoid();
    }

    /** What others weigh by as well is as it was. */
    void weighAsUsual() {
        run(() -> replicas.administration().weights().change(usual, Edit.by("Grace")).replaceWithVoid());
        awaitWeighed();
    }

    private void awaitWeighed() {
        await().atMost(PATIENCE).until(() -> database.count(
                "select count(*) from due_work where kind = 'reweigh' and ? <> ''") == 0);
    }

    private Act close(ATicket ticket) {
        return closed.add(ticket.id)
                ? replicas.hear(List.of(ticket.become(TicketStatus.CLOSED)))
                : replicas.hear(List.of());
    }

    private Act reopen(ATicket ticket) {
        var owner = ticket.assignee();
        limits.burden(owner);
        return closed.remove(ticket.id)
                ? replicas.hear(List.of(ticket.reopen(isAway(owner))))
                : replicas.hear(List.of());
    }

    private boolean isAway(@Nullable UUID owner) {
        return owner == null || presences.get(owner) != Presence.ONLINE || disabled.contains(owner);
    }

    private Act assign(ATicket ticket, UUID agent) {
        limits.burden(agent);
        return closed.contains(ticket.id)
                ? replicas.hear(List.of())
                : replicas.hear(List.of(ticket.assignByHand(agent, "Grace")));
    }

    private Act unassign(ATicket ticket) {
        return closed.contains(ticket.id) || ticket.assignee() == null
                ? replicas.hear(List.of())
                : replicas.hear(List.of(ticket.unassign()));
    }

    private ATicket pick(int place) {
        // The events of one ticket are heard in their order: what has only just arrived is left alone.
        return known.get(place % known.size());
    }

    private void run(Act act) {
        replicas.run(act).await().atMost(PATIENCE);
    }

    private void check(Able able) {
        var owners = new HashMap<UUID, UUID>();
        var rare = new HashSet<UUID>();
        var now = database.ledgerAtRest();
        tickets.values().forEach(ticket -> {
            if (ticket.assignee() != null && !closed.contains(ticket.id) && !ticket.asks()) {
                owners.put(ticket.id, ticket.assignee());
            }
            // What it needs is said by the rule for its group: where it has been passed on to, none does.
            var line = now.get(ticket.id);
            if (line != null && ticket.isAbout(rare(String.valueOf(line.group())))) {
                rare.add(ticket.id);
            }
        });
        limits.check(now, owners, rare, able);
    }

    /** Everybody comes, and everything is answered: then nobody waits in vain, and a round is fair. */
    void settle() {
        weighAsUsual();
        limits.reweigh();
        IntStream.range(0, ModelStep.AGENTS).forEach(agent -> {
            take(List.of(new ModelStep.Disable(agent, false)));
            take(List.of(new ModelStep.Enable(agent)));
            take(List.of(new ModelStep.Become(agent, Presence.ONLINE)));
        });
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(answers.all()).as("questions that are open").isZero();
            assertThat(database.waitingInVain()).as("tickets that wait in vain").isZero();
        });
        List.copyOf(inOrder).forEach(ticket -> run(close(ticket)));
        var fair = IntStream.range(0, 3 * ModelStep.AGENTS).mapToObj(number -> {
            run(arrive(new ModelStep.Arrive(0, Priority.NORMAL, false, 0)));
            return inOrder.getLast().id;
        }).toList();
        await().atMost(PATIENCE).until(() -> fair.stream()
                .allMatch(id -> Objects.requireNonNull(database.ledger().get(id)).holder() != null));
        var shares = database.units();
        assertThat(agents).allSatisfy(agent -> assertThat(shares.get(agent)).isEqualTo(3));
    }
}
