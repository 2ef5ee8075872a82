package io.guichet.sla.service;

import static io.guichet.sla.service.ServiceLevels.setup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.Envelope;
import io.guichet.events.Priority;
import io.guichet.events.SlaEvent;
import io.guichet.events.SlaEvent.TargetBreached;
import io.guichet.events.SlaEvent.TargetMet;
import io.guichet.events.SlaEvent.TargetsSet;
import io.guichet.events.TicketEvent;
import io.guichet.events.TicketStatus;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.testing.MovableClock;
import io.quarkus.test.junit.QuarkusTest;

/** What is lost is learned again from what is told again; in February, which no other test lives in. */
@QuarkusTest
class RelearningTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant OPENED = Instant.parse("2026-02-02T08:00:00Z");
    private static final int TICKETS = 8;
    private static final int EVENTS = 9;

    @Inject
    Wire wire;
    @Inject
    MovableClock clock;
    @Inject
    Tables tables;

    private final List<Life> lives = new ArrayList<>();
    private final Map<UUID, List<Envelope<TicketEvent>>> told = new HashMap<>();

    @BeforeEach
    void february() {
        clock.set(OPENED);
        tables.began("2026-01-01T00:00:00Z");
        tables.tellsSince("2026-03-01T00:00:00Z");
        ServiceLevels.calendars();
    }

    @Test
    void the_past_learned_again_is_the_past_that_was_lived_and_nobody_hears_of_it() throws Throwable {
        live("relearned", new Random(5));
        var known = known();
        var heard = heard();
        lives.forEach(life -> tables.forget(life.id, List.of()));

        for (var life : lives) {
            wire.tellAgain(told.get(life.id));
        }

        await().atMost(PATIENCE).until(() -> lives.stream().allMatch(life -> tables.version(life.id) == EVENTS));
        assertKnown(known);
        assertThat(heard()).isEqualTo(heard);
        // Once more changes nothing.
        wire.tellAgain(told.get(lives.getLast().id));
        wire.tellAgain(told.get(lives.getFirst().id));
        awaitWhatComesAfter(lives.getLast());
        awaitWhatComesAfter(lives.getFirst());
        assertKnown(known);
        assertThat(heard()).isEqualTo(heard);
    }

    @Test
    void what_falls_due_after_the_learning_is_told_once() throws Throwable {
        ServiceLevels.policy("future");
        var life = new Life("future", OPENED.toString());
        wire.tell(keep(life, life.opened()));
        wire.awaited(life.id, TargetsSet.class, 1);
        tables.forget(life.id, List.of());
        clock.set(OPENED.plus(Duration.ofHours(4)));

        wire.tellAgain(told.get(life.id));
        await().atMost(PATIENCE).until(() -> tables.version(life.id) == 1);
        clock.set(Instant.parse("2026-02-02T13:00:01Z"));

        assertThat(wire.awaited(life.id, TargetBreached.class, 1)).extracting(TargetBreached::late)
                .containsExactly(false);
        ServiceLevels.sla(life.id).body("targets[0].warnedAt", equalTo("2026-02-02T11:00:00Z"));
        assertThat(wire.heard(life.id, SlaEvent.BreachApproaching.class)).isEmpty();
    }

    @Test
    void a_tail_that_comes_before_its_past_ends_in_the_same_state_and_is_told_when_its_past_is_known()
            throws Throwable {
        live("mixed", new Random(11));
        var known = known();
        for (var life : lives) {
            tables.forget(life.id, told.get(life.id).stream().map(Envelope::id).toList());
        }
        var heard = heard();

        for (var life : lives) {
            var events = told.get(life.id);
            wire.tell(events.get(EVENTS - 1), events.get(EVENTS - 2));
            await().atMost(PATIENCE).until(() -> tables.version(life.id) == EVENTS);
            assertThat(wire.heard(life.id, SlaEvent.class)).hasSize(heard.get(life.id));
            wire.tellAgain(events);
            await().atMost(PATIENCE).until(() -> wire.heard(life.id, TargetsSet.class).getLast().at()
                    .equals(events.getLast().time()) || tables.known(life.id).equals(known.get(life.id)));
        }

        assertKnown(known);
    }

    @Test
    void what_an_event_changed_whose_past_was_missing_is_told_when_that_is_known() throws Throwable {
        ServiceLevels.policy("missing");
        var life = new Life("missing", OPENED.toString());
        var events = List.of(life.opened(), life.noted("2026-02-02T08:30:00Z"), life.answered("2026-02-02T09:00:00Z"));
        wire.tell(events.getLast());
        await().atMost(PATIENCE).until(() -> tables.version(life.id) == 3);
        ServiceLevels.sla(life.id).body("policy", nullValue());

        wire.tellAgain(events);

        assertThat(wire.awaited(life.id, TargetMet.class, 1)).extracting(TargetMet::at)
                .containsExactly(Instant.parse("2026-02-02T09:00:00Z"));
        assertThat(wire.awaited(life.id, TargetsSet.class, 1)).hasSize(1);
    }

    @Test
    void a_promise_of_the_past_is_made_by_the_policy_and_calendar_of_then() throws Throwable {
        var policy = ServiceLevels.policy("then");
        var life = new Life("then", OPENED.toString());
        wire.tell(keep(life, life.opened()));
        wire.awaited(life.id, TargetsSet.class, 1);
        var known = tables.known(life.id);
        clock.set(OPENED.plus(Duration.ofHours(1)));
        setup().header("If-Match", "\"1\"").body(ServiceLevels.standard("then", "PT1H"))
                .put("/api/v1/sla-policies/" + policy).then().statusCode(200);
        setup().delete("/api/v1/sla-policies/" + policy).then().statusCode(204);
        tables.forget(life.id, List.of());
        clock.set(OPENED);

        wire.tellAgain(told.get(life.id));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(tables.known(life.id)).isEqualTo(known));
    }

    @Test
    void what_happened_before_the_database_began_is_promised_by_the_first_version() throws Throwable {
        clock.set(OPENED.plus(Duration.ofDays(1)));
        tables.began(clock.instant().toString());
        var policy = ServiceLevels.policy("lost");
        setup().header("If-Match", "\"1\"").body(ServiceLevels.standard("lost", "PT1H"))
                .put("/api/v1/sla-policies/" + policy).then().statusCode(200);
        var life = new Life("lost", OPENED.toString());

        wire.tellAgain(List.of(life.opened()));

        await().atMost(PATIENCE).untilAsserted(() -> ServiceLevels.sla(life.id).statusCode(200)
                .body("policyVersion", equalTo(1)));
    }

    /** Another ticket in the same partitions, of which something is told when all of its past is known. */
    private void awaitWhatComesAfter(Life life) throws Throwable {
        var behind = wire.behind(life, "relearned", OPENED.toString());
        var opened = behind.opened();
        wire.tell(behind.noted(clock.instant().toString()));
        await().atMost(PATIENCE).until(() -> tables.version(behind.id) == 2);
        wire.tellAgain(List.of(opened));
        wire.awaited(behind.id, TargetsSet.class, 1);
    }

    /** Lives some tickets, event by event, with the clock going on and everything told that falls due. */
    private void live(String product, Random chance) {
        var policy = setup().body(withChain(product)).post("/api/v1/sla-policies").then().statusCode(201).extract()
                .path("id");
        ServiceLevels.idleRule(product, "PT3H");
        ServiceLevels.idleRule(product, "PT90H");
        for (var ticket = 0; ticket < TICKETS; ticket++) {
            lives.add(new Life(product, OPENED.toString()));
        }
        for (var event = 0; event < EVENTS; event++) {
            if (event == EVENTS / 2) {
                setup().header("If-Match", "\"1\"").body(ServiceLevels.standard(product, "PT6H"))
                        .put("/api/v1/sla-policies/" + policy).then().statusCode(200);
            }
            for (var life : lives) {
                wire.tell(keep(life, event == 0 ? life.opened() : next(life, chance)));
            }
            var version = event + 1;
            await().atMost(PATIENCE).until(() -> lives.stream().allMatch(life -> tables.version(life.id) == version));
            clock.set(clock.instant().plus(Duration.ofMinutes(30 + chance.nextInt(400))));
            await().atMost(PATIENCE)
                    .until(() -> lives.stream().allMatch(life -> tables.overdue(life.id, clock.instant()) == 0));
        }
    }

    private Envelope<TicketEvent> next(Life life, Random chance) {
        var at = clock.instant().toString();
        return switch (chance.nextInt(9)) {
            case 0 -> life.answered(at);
            case 1 -> life.customerWrote(at);
            case 2 -> life.moved(at, TicketStatus.PENDING);
            case 3 -> life.moved(at, TicketStatus.RESOLVED);
            case 4 -> life.moved(at, TicketStatus.OPEN);
            case 5 -> life.prioritised(at, chance.nextBoolean() ? Priority.HIGH : Priority.NORMAL);
            case 6 -> life.handedTo(at,
                    chance.nextBoolean() ? DirectoryFixtures.SUPPORT_EN : DirectoryFixtures.SUPPORT_FR);
            case 7 -> life.assigned(at, chance.nextBoolean() ? DirectoryFixtures.BRUNO : null);
            default -> life.noted(at);
        };
    }

    private static String withChain(String product) {
        return ServiceLevels.standard(product, "PT4H").replaceFirst("\"targets\"", """
                "escalations": {"firstResponse": [{"share": 0.5, "actions": [{"type": "NOTIFY", "who": "ASSIGNEE"}]}],
                  "resolution": [{"name": "lost", "at": "PT1H", "actions": [{"type": "NOTIFY", "who": "GROUP"}]}]},
                "targets\"""");
    }

    private Envelope<TicketEvent> keep(Life life, Envelope<TicketEvent> event) {
        told.computeIfAbsent(life.id, first -> new ArrayList<>()).add(event);
        return event;
    }

    private void assertKnown(Map<UUID, List<String>> known) {
        known.forEach((ticket, rows) -> assertThat(tables.known(ticket)).containsExactlyElementsOf(rows));
    }

    private Map<UUID, List<String>> known() {
        var known = new HashMap<UUID, List<String>>();
        lives.forEach(life -> known.put(life.id, tables.known(life.id)));
        return known;
    }

    private Map<UUID, Integer> heard() {
        var heard = new HashMap<UUID, Integer>();
        lives.forEach(life -> heard.put(life.id, wire.heard(life.id, SlaEvent.class).size()));
        return heard;
    }
}
