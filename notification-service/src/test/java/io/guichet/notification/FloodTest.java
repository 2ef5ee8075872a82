package io.guichet.notification;

import static io.guichet.notification.TicketFixtures.CUSTOMER;
import static io.guichet.notification.TicketFixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.guichet.events.Actor;
import io.guichet.events.Channel;
import io.guichet.events.TicketStatus;
import io.quarkus.test.junit.QuarkusTest;

/** Somebody opens tickets in the name of another: {@code -Dflood.tickets=10000} for all of it. */
@QuarkusTest
class FloodTest extends ServiceTest {

    private static final int TICKETS = Integer.getInteger("flood.tickets", 300);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final List<Channel> WAYS = List.of(Channel.EMAIL, Channel.WEB_FORM);
    /** A product that passes its own public form on. */
    private static final Actor SHOP = new Actor(Actor.Kind.CLIENT, null, "CHOSEN shop");

    @Test
    void a_victim_gets_one_mail_with_nothing_in_it_that_the_sender_chose_and_agents_see_what_was_withheld() {
        var victim = address("victim");

        var _ = flood(victim);

        await().atMost(LONG).until(() -> known(victim, TicketStatus.NEW) == TICKETS);
        await().atMost(PATIENCE).until(() -> mails(victim, "SENT") == 1);
        assertThat(mails(victim, "WITHHELD")).isEqualTo(TICKETS - 1);
        var sent = rows("""
                select letter from delivery where lower(regexp_replace(recipient, '[+][0-9]', '')) = ?
                and state = 'SENT'""", victim);
        assertThat(sent).singleElement().asString().doesNotContain("CHOSEN", "Claire", "before@client.example");
    }

    @Test
    void whoever_closes_what_was_forged_mails_the_victim_no_more() {
        var victim = address("victim");
        var forged = flood(victim);

        forged.forEach(ticket -> wire.publish(ticket.now(TicketStatus.CLOSED).moved()));

        // What is told of a ticket is written down with it.
        await().atMost(LONG).until(() -> known(victim, TicketStatus.CLOSED) == TICKETS);
        await().atMost(PATIENCE).until(() -> mails(victim, "SENT") == 1);
        assertThat(mails(victim, "WITHHELD")).isGreaterThan(TICKETS);
    }

    private List<TicketFixtures> flood(String victim) {
        return IntStream.range(0, TICKETS).mapToObj(number -> {
            var forged = ticket().from(number % 3 == 0
                    ? victim.toUpperCase(Locale.ROOT)
                    : victim.replace("@", "+" + number % 7 + "@")).about("CHOSEN " + number)
                    .by(number % 5 == 0 ? Channel.API : WAYS.get(number % WAYS.size()));
            wire.publish(forged.opened(number % 5 == 0 ? SHOP : CUSTOMER, true));
            return forged;
        }).toList();
    }

    private int known(String victim, TicketStatus status) {
        return Integer.parseInt(rows("""
                select count(*) from known_ticket where lower(regexp_replace(requester_email, '[+][0-9]', '')) = ?
                and status = '%s'""".formatted(status), victim).getFirst());
    }

    private int mails(String victim, String state) {
        return Integer.parseInt(rows("""
                select count(*) from delivery where lower(regexp_replace(recipient, '[+][0-9]', '')) = ?
                and state = '%s'""".formatted(state), victim).getFirst());
    }
}
