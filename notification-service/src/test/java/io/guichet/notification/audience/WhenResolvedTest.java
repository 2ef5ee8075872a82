package io.guichet.notification.audience;

import static io.guichet.notification.TicketFixtures.BRUNO;
import static io.guichet.notification.TicketFixtures.CUSTOMER;
import static io.guichet.notification.TicketFixtures.NOON;
import static io.guichet.notification.TicketFixtures.ROUTING;
import static io.guichet.notification.TicketFixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.events.Actor;
import io.guichet.events.Channel;
import io.guichet.events.TicketEvent.StatusChanged;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketStatus;
import io.guichet.notification.TicketFixtures;
import io.guichet.notification.ticket.MailThread;
import io.guichet.testing.DirectoryFixtures;

class WhenResolvedTest {

    private static final MailThread THREAD = new MailThread("support+t@x", "<last@x>", List.of("<first@x>"),
            "request:1", true);

    @ParameterizedTest
    @CsvSource({"OPEN,RESOLVED,1", "PENDING,CLOSED,1", "RESOLVED,CLOSED,0", "CLOSED,RESOLVED,0", "OPEN,PENDING,0",
        "RESOLVED,REOPENED,0"})
    void a_requester_is_told_once_that_it_is_over(TicketStatus from, TicketStatus to, int told) {
        assertThat(WhenResolved.tells(moved(from, to, BRUNO), THREAD, "request:2")).hasSize(told);
    }

    @Test
    void an_agent_who_wrote_in_the_same_act_has_told_the_requester() {
        assertThat(WhenResolved.tells(moved(TicketStatus.OPEN, TicketStatus.CLOSED, BRUNO), THREAD, "request:1"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true,false,true", "true,true,false", "false,false,false"})
    void a_requester_to_whom_nobody_wrote_may_know_nothing_of_it(boolean claimed, boolean answered, boolean limited) {
        var thread = new MailThread("support+t@x", "<ack@x>", List.of("<chosen@x>"), answered ? "request:1" : null,
                claimed);

        var told = WhenResolved.tells(moved(TicketStatus.NEW, TicketStatus.CLOSED, BRUNO), thread, "request:2");

        assertThat(told).singleElement().isInstanceOfSatisfying(Telling.Resolution.class, telling -> {
            assertThat(telling.anonymous()).isEqualTo(limited);
            assertThat(telling.thread().references().contains("<chosen@x>")).isNotEqualTo(limited);
        });
    }

    @Test
    void neither_the_requester_nor_a_rule_announces_a_resolution() {
        for (var by : List.of(CUSTOMER, ROUTING)) {
            assertThat(WhenResolved.tells(moved(TicketStatus.OPEN, TicketStatus.CLOSED, by), THREAD, "request:2"))
                    .isEmpty();
        }
    }

    @Test
    void a_resolution_by_another_product_is_told_in_its_name() {
        var shop = new Actor(Actor.Kind.CLIENT, UUID.randomUUID(), "shop");

        assertThat(WhenResolved.tells(moved(TicketStatus.OPEN, TicketStatus.CLOSED, shop), THREAD, "request:2"))
                .singleElement().isInstanceOfSatisfying(Telling.Resolution.class, telling -> {
                    assertThat(telling.agentId()).isNull();
                    assertThat(telling.agent()).isEqualTo("shop");
                });
    }

    @Test
    void a_requester_without_an_address_is_told_nothing() {
        var closed = ticket().from(null).now(TicketStatus.CLOSED).moved();

        assertThat(WhenResolved.tells(closed, THREAD, "request:2")).isEmpty();
    }

    @Test
    void what_was_asked_where_we_cannot_answer_is_announced_by_whoever_has_it() {
        var ticket = ticket().by(Channel.SOCIAL).of(DirectoryFixtures.BRUNO).now(TicketStatus.RESOLVED);
        var fields = Map.<String, Object>of("source", "Reddit", "link", "https://reddit.example/r/1");
        var changed = new StatusChanged(mention(ticket, fields, null), TicketStatus.OPEN, TicketStatus.RESOLVED, BRUNO,
                NOON);

        var told = WhenResolved.tells(changed, THREAD, "request:2");

        assertThat(told).hasSize(2).first().isInstanceOf(Telling.Resolution.class);
        assertThat(told.getLast()).isInstanceOfSatisfying(Telling.Alert.class, alert -> {
            assertThat(alert.agent()).isEqualTo(DirectoryFixtures.BRUNO);
            assertThat(alert.matter().kind()).isEqualTo(NoticeKind.ANNOUNCE);
            assertThat(alert.matter().note()).isEqualTo("Reddit");
            assertThat(alert.matter().place()).hasToString("https://reddit.example/r/1");
        });
    }

    @Test
    void where_it_was_said_is_known_as_it_was_recorded() {
        var ticket = ticket().by(Channel.SOCIAL).of(DirectoryFixtures.BRUNO).now(TicketStatus.RESOLVED);
        var origin = new TicketSnapshot.Origin("APP_STORE", "https://apps.example/reviews/7", "@bob");
        var changed = new StatusChanged(mention(ticket, Map.of("source", "elsewhere"), origin), TicketStatus.OPEN,
                TicketStatus.RESOLVED, BRUNO, NOON);

        var told = WhenResolved.tells(changed, THREAD, "request:2");

        assertThat(told.getLast()).isInstanceOfSatisfying(Telling.Alert.class, alert -> {
            assertThat(alert.matter().note()).isEqualTo("APP_STORE");
            assertThat(alert.matter().place()).hasToString("https://apps.example/reviews/7");
        });
    }

    @Test
    void a_customer_who_closes_it_themselves_needs_no_announcement() {
        var ticket = ticket().by(Channel.PHONE).of(DirectoryFixtures.BRUNO).now(TicketStatus.CLOSED);

        assertThat(WhenResolved.tells(new StatusChanged(ticket.snapshot(), TicketStatus.OPEN, TicketStatus.CLOSED,
                CUSTOMER, NOON), THREAD, "request:2")).isEmpty();
    }

    private static TicketSnapshot mention(TicketFixtures ticket, Map<String, Object> fields,
            TicketSnapshot.@Nullable Origin origin) {
        var plain = ticket.snapshot();
        return new TicketSnapshot(plain.id(), plain.number(), plain.version(), plain.subject(), plain.status(),
                plain.priority(), plain.type(), plain.channel(), plain.department(), plain.group(), plain.assignee(),
                plain.requester(), null, null, null, plain.language(), null, List.of(),
                fields, NOON, NOON, NOON, null, null, null, origin);
    }

    private static StatusChanged moved(TicketStatus from, TicketStatus to, Actor by) {
        return new StatusChanged(ticket().now(to).snapshot(), from, to, by, NOON);
    }
}
