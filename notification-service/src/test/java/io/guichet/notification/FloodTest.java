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
    void a_victim_gets_one_mail_with_nothing_in_it_that_the_sender_chose() throws Exception {
        var victim = address("victim");

        IntStream.range(0, TICKETS).forEach(number -> wire.publish(ticket().from(number % 3 == 0
                ? victim.toUpperCase(Locale.ROOT)
                : victim.replace("@", "+" + number % 7 + "@")).about("CHOSEN " + number)
                .by(number % 5 == 0 ? Channel.API : WAYS.get(number % WAYS.size()))
                .opened(number % 5 == 0 ? SHOP : CUSTOMER, true)));

        await().atMost(LONG).untilAsserted(() -> assertThat(rows(
                "select count(*) from known_ticket where lower(regexp_replace(requester_email, '[+][0-9]', '')) = ?",
                victim)).containsExactly(Integer.toString(TICKETS)));
        await().atMost(PATIENCE).until(() -> mails(victim).equals(List.of("SENT")));
        var sent = rows("select letter from delivery where lower(regexp_replace(recipient, '[+][0-9]', '')) = ?",
                victim);
        assertThat(sent).singleElement().asString().doesNotContain("CHOSEN", "Claire", "before@client.example");
    }

    private List<String> mails(String victim) {
        return rows("select state from delivery where lower(regexp_replace(recipient, '[+][0-9]', '')) = ?", victim);
    }
}
