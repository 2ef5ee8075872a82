package io.guichet.notification;

import static io.guichet.notification.TicketFixtures.ROUTING;
import static io.guichet.notification.TicketFixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.guichet.events.DirectoryEvent.Agent;
import io.guichet.events.DirectoryEvent.AgentChanged;
import io.guichet.events.DirectoryEvent.AgentDisabled;
import io.guichet.events.DirectoryEvent.EntryRemoved;
import io.guichet.events.NoticeEvent.NoticePosted;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class LiveStreamsTest extends ServiceTest {

    private static final UUID BRUNO = DirectoryFixtures.BRUNO;
    private static final UUID CHLOE = DirectoryFixtures.CHLOE;

    @Test
    void a_notice_is_shown_to_its_person_only() {
        try (var bruno = OpenPage.of(DirectoryFixtures.token(BRUNO));
                var chloe = OpenPage.of(DirectoryFixtures.token(CHLOE))) {
            var his = ticket().of(BRUNO);
            var hers = ticket().of(CHLOE);
            wire.publish(his.assigned(ROUTING));
            wire.publish(hers.assigned(ROUTING));

            var shown = chloe.await(1, "notice").getFirst();
            bruno.await(1, "notice");
            chloe.awaitBeats(2);

            assertThat(chloe.named("notice")).hasSize(1);
            assertThat(shown.data()).contains("\"kind\":\"ASSIGNED\"",
                    "\"ticket\":{\"id\":\"" + hers.id() + "\",\"number\":" + hers.number() + "}",
                    "\"title\":\"Le ticket #" + hers.number());
        }
    }

    @Test
    void a_page_that_comes_back_is_shown_what_it_missed_and_nothing_twice() {
        var first = ticket().of(CHLOE);
        String resume;
        try (var page = OpenPage.of(DirectoryFixtures.token(CHLOE))) {
            wire.publish(first.assigned(ROUTING));
            resume = page.await(1, "notice").getLast().id();
        }
        var missed = ticket().of(CHLOE);
        wire.publish(missed.assigned(ROUTING));
        await().atMost(PATIENCE).until(() -> posted(missed.id()) == 1);

        try (var page = new OpenPage(DirectoryFixtures.token(CHLOE), resume)) {
            var shown = page.await(1, "notice");
            page.awaitBeats(2);

            assertThat(shown.getFirst().data()).contains(missed.id().toString());
            assertThat(page.named("notice")).hasSize(1);
        }
    }

    @Test
    void a_page_hears_of_the_tickets_within_its_readers_reach() {
        try (var bruno = OpenPage.of(DirectoryFixtures.token(BRUNO));
                var claire = OpenPage.of(Tokens.customer("claire.live@client.example"));
                var john = OpenPage.of(Tokens.customer("john.live@client.example"))) {
            var english = ticket().in("support-en", "en");
            var french = ticket().from("Claire.Live@client.example");
            wire.publish(english.opened(ROUTING, false));
            wire.publish(french.opened(ROUTING, false));

            bruno.await(1, "ticket");
            claire.await(1, "ticket");
            john.awaitBeats(2);

            assertThat(bruno.named("ticket")).extracting(OpenPage.Event::data)
                    .containsExactly("{\"id\":\"" + french.id() + "\",\"number\":" + french.number() + "}");
            assertThat(claire.named("ticket")).hasSize(1);
            assertThat(john.named("ticket")).isEmpty();
        }
    }

    @Test
    void a_stream_ends_with_the_token() {
        var token = Tokens.claims(CHLOE.toString())
                .with("exp", Instant.now().plus(Duration.ofSeconds(3)).getEpochSecond()).sign();

        try (var page = OpenPage.of(token)) {
            await().atMost(PATIENCE).until(page::ended);
        }
    }

    @Test
    void a_stream_ends_when_its_reader_may_no_longer_work_here() {
        var guest = guest();

        try (var page = OpenPage.of(Tokens.person(guest.id(), guest.email(), guest.name()))) {
            wire.publish(new AgentDisabled(guest, 2));

            await().atMost(PATIENCE).until(page::ended);
        }
    }

    @Test
    void a_stream_ends_when_its_reader_is_removed() {
        var guest = guest();

        try (var page = OpenPage.of(Tokens.person(guest.id(), guest.email(), guest.name()))) {
            wire.publish(new EntryRemoved("agent:" + guest.id(), 2));

            await().atMost(PATIENCE).until(page::ended);
        }
    }

    private Agent guest() {
        var id = UUID.randomUUID();
        var guest = new Agent(id, "Guest", id + "@demo.guichet.example", "agent",
                List.of("support-fr"), List.of(), "fr", 20, true, null, null, null, null, null, null);
        wire.publish(new AgentChanged(guest, 1));
        await().atMost(PATIENCE).until(() -> directory.agent(id).isPresent());
        return guest;
    }

    @Test
    void a_stream_is_for_those_who_are_signed_in() {
        try (var page = new OpenPage("nonsense", null)) {
            assertThat(page.status()).isEqualTo(401);
        }
    }

    private long posted(UUID ticket) {
        return wire.heard(NoticePosted.class, CHLOE).stream()
                .filter(notice -> ticket.equals(notice.ticketId())).count();
    }
}
