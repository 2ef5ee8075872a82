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

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.SlaAction.CallWebhook;
import io.guichet.events.SlaEvent.EscalationDue;
import io.guichet.events.TargetKind;
import io.guichet.notification.Receiver.Answer;
import io.guichet.notification.Receiver.Received;
import io.guichet.testing.DirectoryFixtures;
import io.quarkus.test.junit.QuarkusTest;

/** What becomes of that which waits when an administrator has mended its webhook. */
@QuarkusTest
class WebhooksMendedTest extends ServiceTest {

    private static final Receiver RECEIVER = new Receiver();
    /** As if another GUICHET_SECRET had sealed it. */
    private static final String UNOPENABLE = "A".repeat(96);
    private static final Answer IN_AN_HOUR = new Answer(503, Map.of("Retry-After", "3600"), "");

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
    void after_the_installations_secret_has_changed_a_rotation_has_told_what_waits() {
        Webhooks.make(key, RECEIVER.url(path));
        assertThat(rows("update webhook set secret = ? where webhook_key = ? returning id", UNOPENABLE, key))
                .hasSize(1);
        wire.publish(escalation("PT1H"));
        await().atMost(PATIENCE).until(() -> reasons().contains("rotate"));
        assertThat(RECEIVER.received(path)).isEmpty();

        var secret = Webhooks.rotate(key, 1).then().statusCode(200).body("oldSecretUntil", nullValue())
                .extract().<String>path("secret");

        assertThat(received(1)).singleElement()
                .satisfies(request -> assertThat(Webhooks.isSigned(request, secret)).isTrue());
    }

    @Test
    void the_one_of_two_secrets_that_can_be_opened_signs() {
        var secret = Webhooks.make(key, RECEIVER.url(path));
        assertThat(rows("""
                update webhook set old_secret = ?, old_secret_until = now() + interval '1 day'
                where webhook_key = ? returning id""", UNOPENABLE, key)).hasSize(1);

        wire.publish(escalation("PT1H"));

        assertThat(received(1)).singleElement()
                .satisfies(request -> assertThat(Webhooks.isSigned(request, secret)).isTrue());
    }

    @Test
    void at_another_address_what_waits_is_told_at_once_and_in_order() {
        Webhooks.make(key, RECEIVER.url(path));
        RECEIVER.answer(path, IN_AN_HOUR);
        wire.publish(escalation("first"));
        wire.publish(escalation("second"));
        await().atMost(PATIENCE).until(() -> rows(
                "select id from webhook_delivery where ticket = ? and next_at > now() + interval '1 minute'",
                ticket.id()).size() == 2);

        move(path + "-new", 1);

        var told = await().atMost(PATIENCE).until(() -> RECEIVER.received(path + "-new"), all -> all.size() == 2);
        assertThat(told.getFirst().body()).contains("first");
        assertThat(told.getLast().body()).contains("second");
    }

    @Test
    void what_waits_for_its_next_try_is_sent_at_once_when_somebody_wants_it() {
        Webhooks.make(key, RECEIVER.url(path));
        RECEIVER.answer(path, IN_AN_HOUR);
        wire.publish(escalation("PT1H"));
        await().atMost(PATIENCE).until(() -> reasons().contains("503"));
        var id = Webhooks.administrator().get(Webhooks.PATH + key + "/deliveries").then()
                .body("items[0].resendable", equalTo(true)).extract().<String>path("items[0].id");

        Webhooks.administrator().post(Webhooks.PATH + key + "/deliveries/" + id + ":resend").then().statusCode(202);

        await().atMost(PATIENCE).until(() -> Webhooks.states(key).equals(List.of("DELIVERED")));
    }

    @Test
    void that_the_address_before_is_gone_says_nothing_about_the_one_after() {
        Webhooks.make(key, RECEIVER.url(path));
        RECEIVER.answer(path, Answer.of(410));
        var late = RECEIVER.hold(path);
        wire.publish(escalation("PT1H"));
        assertThat(received(1)).hasSize(1);

        move(path + "-new", 1);
        late.countDown();

        await().atMost(PATIENCE).until(() -> Webhooks.states(key).equals(List.of("DELIVERED")));
        assertThat(RECEIVER.received(path + "-new")).hasSize(1);
        Webhooks.administrator().get(Webhooks.PATH + key).then().body("enabled", equalTo(true),
                "url", containsString("-new"));
    }

    @Test
    void a_webhook_is_mended_though_one_of_its_requests_is_held_and_all_others_that_wait_are_told() throws Exception {
        Webhooks.make(key, RECEIVER.url(path));
        RECEIVER.answer(path, IN_AN_HOUR);
        wire.publish(escalation("held"));
        await().atMost(PATIENCE).until(() -> waiting() == 1);
        backlog(1_200);
        try (var holder = database.getConnection(); var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            assertThat(statement.execute("select id from webhook_delivery where ticket = '" + ticket.id()
                    + "' for update")).isTrue();

            move(path + "-new", 1);

            await().atMost(PATIENCE).until(() -> waiting() == 1);
            holder.rollback();
        }
    }

    /** So many more requests that wait for an hour, as after days without anybody at the address. */
    private void backlog(int requests) {
        assertThat(
                rows("""
                        insert into webhook_delivery (id, webhook, event, type, ticket, state, attempts, body, queued_at,
                            changed_at, next_at)
                        select gen_random_uuid(), webhook, gen_random_uuid(), type, gen_random_uuid(), state, 1, body, queued_at,
                            changed_at, next_at from webhook_delivery, generate_series(1, ?) where ticket = ? returning id""",
                        requests, ticket.id()))
                .hasSize(requests);
    }

    private int waiting() {
        return Integer.parseInt(rows("""
                select count(*) from webhook_delivery d join webhook w on w.id = d.webhook
                where w.webhook_key = ? and d.next_at > now() + interval '1 minute'""", key).getFirst());
    }

    private void move(String to, int version) {
        Webhooks.administrator().contentType("application/json").header("If-Match", "\"" + version + "\"")
                .body(Map.of("name", "CRM", "url", RECEIVER.url(to))).put(Webhooks.PATH + key).then().statusCode(200);
    }

    private String reasons() {
        return String.join(" ", rows("select coalesce(last_reason, '') from webhook_delivery where ticket = ?",
                ticket.id()));
    }

    private List<Received> received(int count) {
        return await().atMost(PATIENCE).until(() -> RECEIVER.received(path), found -> found.size() >= count);
    }

    private EscalationDue escalation(String step) {
        return new EscalationDue(ticket.id(), new UUID(0, 1), "Standard", 1, TargetKind.RESOLUTION, 1, step,
                NOON.minusSeconds(3600), NOON, NOON, false, List.of(new CallWebhook(key)), null);
    }
}
