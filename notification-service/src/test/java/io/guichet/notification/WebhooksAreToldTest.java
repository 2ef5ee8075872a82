package io.guichet.notification;

import static io.guichet.notification.TicketFixtures.NOON;
import static io.guichet.notification.TicketFixtures.ROUTING;
import static io.guichet.notification.TicketFixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.Cause;
import io.guichet.events.SlaAction.CallWebhook;
import io.guichet.events.SlaEvent.EscalationDue;
import io.guichet.events.SlaEvent.Watch;
import io.guichet.events.SlaEvent.WatchFired;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketStatus;
import io.guichet.notification.Receiver.Answer;
import io.guichet.notification.Receiver.Received;
import io.guichet.reliable.Envelopes;
import io.guichet.testing.DirectoryFixtures;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

@QuarkusTest
class WebhooksAreToldTest extends ServiceTest {

    private static final Receiver RECEIVER = new Receiver();

    @Inject
    MeterRegistry metrics;
    @Inject
    Envelopes envelopes;

    private final String key = Webhooks.key();
    private final String path = "/" + key;
    private final TicketFixtures ticket = ticket().in("support-en", "en").of(DirectoryFixtures.DANIEL);

    @AfterAll
    static void close() {
        RECEIVER.close();
    }

    @BeforeEach
    void aTicket() {
        wire.publish(ticket.assigned(ROUTING));
    }

    @Test
    void a_step_that_names_a_webhook_is_told_there_once_and_signed() {
        var secret = Webhooks.make(key, RECEIVER.url(path));
        var due = wire.publish(escalation("PT1H", key));
        wire.publish(due);
        wire.publish(escalation("PT2H", key));

        var requests = received(2);

        assertThat(requests).hasSize(2).allMatch(request -> Webhooks.isSigned(request, secret));
        assertThat(requests.getFirst().header("webhook-id")).isEqualTo(due.id().toString());
        var body = JsonPath.from(requests.getFirst().body());
        assertThat(body.getString("type")).isEqualTo("sla.escalation.due");
        assertThat(body.getString("timestamp")).isEqualTo(due.time().toString());
        assertThat(body.getMap("data.ticket")).containsEntry("id", ticket.id().toString())
                .containsEntry("department", "support-en").hasSize(3);
        assertThat(body.getMap("data")).containsOnlyKeys("ticket", "policy", "kind", "step", "due", "at", "late")
                .containsEntry("kind", "RESOLUTION").containsEntry("step", "PT1H").containsEntry("late", false);
    }

    @Test
    void what_is_not_taken_is_tried_again_under_the_same_id() {
        Webhooks.make(key, RECEIVER.url(path));
        RECEIVER.answer(path, new Answer(500, Map.of(), "not now"), Answer.SILENCE);

        wire.publish(escalation("PT1H", key));

        awaitStates("DELIVERED");
        assertThat(received(3)).hasSize(3).extracting(request -> request.header("webhook-id")).containsOnly(
                rows("select event::text from webhook_delivery where ticket = ?", ticket.id()).getFirst());
        assertThat(rows("select attempts from webhook_delivery where ticket = ?", ticket.id())).containsExactly("3");
    }

    @Test
    void what_a_ticket_is_about_is_told_in_order() {
        Webhooks.make(key, RECEIVER.url(path));
        RECEIVER.answer(path, Answer.of(503), Answer.of(503), Answer.of(503));

        wire.publish(escalation("first", key));
        await().atMost(PATIENCE).until(() -> !RECEIVER.received(path).isEmpty());
        wire.publish(escalation("second", key));
        wire.publish(escalation("third", key));

        awaitStates("DELIVERED", "DELIVERED", "DELIVERED");
        assertThat(RECEIVER.received(path)).extracting(request -> JsonPath.from(request.body()).getString("data.step"))
                .containsExactly("first", "first", "first", "first", "second", "third");
    }

    @Test
    void who_answers_gone_is_disabled() {
        Webhooks.make(key, RECEIVER.url(path));
        RECEIVER.answer(path, Answer.of(410));

        wire.publish(escalation("PT1H", key));

        awaitStates("FAILED");
        Webhooks.administrator().get(Webhooks.PATH + key).then().body("enabled", equalTo(false))
                .body("disabledReason", containsString("410")).body("version", equalTo(2));
    }

    @Test
    void after_a_rotation_both_secrets_sign() {
        var first = Webhooks.make(key, RECEIVER.url(path));
        var second = Webhooks.rotate(key, 1).then().statusCode(200).extract().<String>path("secret");

        wire.publish(escalation("PT1H", key));

        assertThat(received(1)).singleElement().satisfies(
                request -> assertThat(Webhooks.isSigned(request, second, first)).isTrue());
    }

    @Test
    void killed_between_the_call_and_its_record_it_is_told_again_under_the_same_id() {
        Webhooks.make(key, RECEIVER.url(path));
        wire.publish(escalation("PT1H", key));
        awaitStates("DELIVERED");

        // As the database is when the service is killed there, once the lease of the work has ended.
        assertThat(rows("update webhook_delivery set state = 'QUEUED', attempts = 0 where ticket = ? returning id",
                ticket.id())).hasSize(1);
        assertThat(rows("""
                insert into due_work (id, kind, subject, due_at, run_at, payload)
                select id, 'webhook', ticket::text, now(), now(), webhook::text from webhook_delivery
                where ticket = ? returning id""", ticket.id())).hasSize(1);

        var requests = received(2);
        awaitStates("DELIVERED");
        assertThat(requests.getFirst().header("webhook-id")).isEqualTo(requests.getLast().header("webhook-id"));
        assertThat(requests.getFirst().body()).isEqualTo(requests.getLast().body());
    }

    @Test
    void of_a_ticket_that_is_done_only_what_a_rule_watches_for_is_told() {
        Webhooks.make(key, RECEIVER.url(path));
        wire.publish(ticket.now(TicketStatus.RESOLVED).moved());
        await().atMost(PATIENCE).until(() -> rows("select id from known_ticket where id = ? and status = 'RESOLVED'",
                ticket.id()).size() == 1);

        wire.publish(escalation("PT1H", key));
        wire.publish(fired(key));

        assertThat(received(1)).singleElement().satisfies(request -> {
            assertThat(JsonPath.from(request.body()).getString("type")).isEqualTo("sla.watch.fired");
            assertThat(JsonPath.from(request.body()).getString("data.rule")).isEqualTo("Resolved for days");
        });
        assertThat(Webhooks.states(key)).hasSize(1);
    }

    @Test
    void a_webhook_that_there_is_none_of_is_counted_and_holds_up_no_other() {
        Webhooks.make(key, RECEIVER.url(path));
        var before = missed();

        wire.publish(escalation("PT1H", key + "-2", key));

        assertThat(received(1)).hasSize(1);
        assertThat(missed()).isEqualTo(before + 1);
    }

    @Test
    void removing_a_webhook_ends_what_is_still_to_be_sent() {
        Webhooks.make(key, RECEIVER.url(path));
        RECEIVER.answer(path, new Answer(503, Map.of("Retry-After", "2"), ""));
        wire.publish(escalation("PT1H", key));
        await().atMost(PATIENCE).until(() -> rows("select id from webhook_delivery where ticket = ? and attempts = 1",
                ticket.id()).size() == 1);

        Webhooks.administrator().header("If-Match", "*").delete(Webhooks.PATH + key).then().statusCode(204);

        await().atMost(PATIENCE).until(() -> rows("select id from due_work where kind = 'webhook' and subject = ?",
                ticket.id().toString()).isEmpty());
        assertThat(RECEIVER.received(path)).hasSize(1);
    }

    @Test
    void what_is_told_again_from_the_past_calls_nothing() {
        Webhooks.make(key, RECEIVER.url(path));

        wire.retell(envelopes.seal(escalation("PT1H", key), Cause.request("test")));
        var later = ticket.of(DirectoryFixtures.EMMA);
        wire.retell(envelopes.seal(later.assigned(ROUTING), Cause.request("test")));

        await().atMost(PATIENCE).until(() -> rows("select id from known_ticket where id = ? and version = ?",
                ticket.id(), later.version()).size() == 1);
        assertThat(Webhooks.states(key)).isEmpty();
        assertThat(RECEIVER.received(path)).isEmpty();
    }

    @Test
    void a_webhook_that_fails_again_and_again_is_left_alone_for_a_while() {
        Webhooks.make(key, RECEIVER.url(path));
        assertThat(rows("update webhook set failures = 19 where webhook_key = ? returning id", key)).hasSize(1);
        RECEIVER.answer(path, Answer.of(503));

        wire.publish(escalation("PT1H", key));

        awaitStates("DELIVERED");
        var times = received(2).stream().map(request -> Long.parseLong(request.header("webhook-timestamp"))).toList();
        assertThat(times).hasSize(2);
        assertThat(times.getLast() - times.getFirst()).isGreaterThanOrEqualTo(3);
        Webhooks.administrator().get(Webhooks.PATH + key).then()
                .body("failures", equalTo(0), "pausedUntil", nullValue());
    }

    private double missed() {
        return metrics.counter("guichet_notification_webhooks_missed", "why", "unknown").count();
    }

    private List<Received> received(int count) {
        return await().atMost(PATIENCE).until(() -> RECEIVER.received(path), found -> found.size() >= count);
    }

    private void awaitStates(String... states) {
        await().atMost(PATIENCE).until(() -> Webhooks.states(key).equals(List.of(states)));
    }

    private EscalationDue escalation(String step, String... webhooks) {
        return new EscalationDue(ticket.id(), new UUID(0, 1), "Standard", 1, TargetKind.RESOLUTION, 1, step,
                NOON.minusSeconds(3600), NOON, NOON, false,
                List.copyOf(List.of(webhooks).stream().map(CallWebhook::new).toList()), null);
    }

    private WatchFired fired(String webhook) {
        return new WatchFired(ticket.id(), new UUID(0, 2), "Resolved for days", 1, Watch.IN_STATUS, 1,
                NOON.minusSeconds(86_400), NOON, NOON, false, List.of(new CallWebhook(webhook)), null);
    }
}
