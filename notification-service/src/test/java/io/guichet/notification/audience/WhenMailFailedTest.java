package io.guichet.notification.audience;

import static io.guichet.notification.TicketFixtures.NOON;
import static io.guichet.notification.TicketFixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.events.DeliveryEvent.MailBounced;
import io.guichet.events.DeliveryEvent.MailFailed;
import io.guichet.events.DirectoryEvent;
import io.guichet.events.DirectoryEvent.Agent;
import io.guichet.events.DirectoryEvent.AgentChanged;
import io.guichet.events.TicketEvent.MailHeld;
import io.guichet.http.directory.Directory;
import io.guichet.notification.audience.Telling.Alert;
import io.guichet.notification.ticket.TicketFacts;
import io.guichet.testing.DirectoryFixtures;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class WhenMailFailedTest {

    private static final UUID BRUNO = DirectoryFixtures.BRUNO;
    private static final UUID MEMBER = UUID.randomUUID();
    private static final UUID LEFT = UUID.randomUUID();
    private static final UUID SUPERVISOR = UUID.randomUUID();
    private static final String CUSTOMER = "claire@client.example";

    private final Directory directory = new Directory();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Audiences audiences = new Audiences(directory, metrics);

    @BeforeEach
    void people() {
        directory.apply(agent(BRUNO, "agent", List.of(), true));
        directory.apply(agent(MEMBER, "agent", List.of("billing-fr"), true));
        directory.apply(agent(LEFT, "agent", List.of("billing-fr"), false));
        directory.apply(agent(SUPERVISOR, "supervisor", List.of(), true));
    }

    @ParameterizedTest
    @CsvSource({"claire@client.example,true,1", "Claire@Client.example,true,1", "claire@client.example,false,0"})
    void the_assignee_is_told_that_a_mail_to_the_customer_failed_for_good(String recipient, boolean permanent,
            int told) {
        var tellings = WhenMailFailed.tells(failed(recipient, null, permanent), facts(BRUNO), audiences);

        assertThat(agents(tellings)).containsExactlyElementsOf(List.of(BRUNO).subList(0, told));
    }

    @Test
    void of_a_ticket_that_nobody_has_its_group_is_told() {
        assertThat(agents(WhenMailFailed.tells(failed(CUSTOMER, null, true), facts(null), audiences)))
                .containsExactly(MEMBER);
    }

    @Test
    void of_a_ticket_whose_assignee_has_left_its_group_is_told() {
        assertThat(agents(WhenMailFailed.tells(bounced(CUSTOMER), facts(LEFT), audiences))).containsExactly(MEMBER);
    }

    @Test
    void of_a_ticket_whose_group_is_empty_the_supervisors_are_told() {
        directory.apply(agent(MEMBER, "agent", List.of("billing-fr"), false, 2));

        assertThat(agents(WhenMailFailed.tells(failed("paul@client.example", UUID.randomUUID(), true), facts(null),
                audiences))).containsExactly(SUPERVISOR);
    }

    @Test
    void that_nobody_is_there_to_be_told_is_counted() {
        directory.apply(agent(MEMBER, "agent", List.of("billing-fr"), false, 2));
        directory.apply(agent(SUPERVISOR, "supervisor", List.of(), false, 2));

        assertThat(WhenMailFailed.tells(bounced(CUSTOMER), facts(null), audiences)).isEmpty();

        assertThat(metrics.counter("guichet_notification_audiences_empty", "who", "RESPONSIBLE").count()).isEqualTo(1);
    }

    @Test
    void that_a_notice_came_back_the_supervisors_are_told_and_to_whom_it_went() {
        var tellings = WhenMailFailed.tells(bounced("nobody@ops.example"), facts(BRUNO), audiences);

        assertThat(agents(tellings)).containsExactly(SUPERVISOR);
        assertThat(((Alert) tellings.getFirst()).matter().note()).isEqualTo("nobody@ops.example");
    }

    @Test
    void that_a_mail_is_held_whoever_has_the_ticket_is_told_and_of_whom_it_is() {
        var tellings = WhenMailHeld.tells(held(BRUNO), audiences);

        assertThat(agents(tellings)).containsExactly(BRUNO);
        assertThat(((Alert) tellings.getFirst()).matter().note()).isEqualTo("paul@client.example");
        assertThat(agents(WhenMailHeld.tells(held(null), audiences))).containsExactly(MEMBER);
    }

    private static MailHeld held(@Nullable UUID assignee) {
        return new MailHeld(ticket().of(assignee).snapshot(), UUID.randomUUID(), "paul@client.example",
                "the sender does not take part in the ticket", NOON);
    }

    private static List<UUID> agents(List<Telling> tellings) {
        return tellings.stream().map(telling -> ((Alert) telling).agent()).toList();
    }

    private static TicketFacts facts(@Nullable UUID assignee) {
        return TicketFacts.of(ticket().of(assignee).snapshot());
    }

    private static MailFailed failed(String recipient, @Nullable UUID message, boolean permanent) {
        return new MailFailed(UUID.randomUUID(), UUID.randomUUID(), message, recipient, "550 no such user", permanent,
                NOON);
    }

    private static MailBounced bounced(String recipient) {
        return new MailBounced(UUID.randomUUID(), UUID.randomUUID(), null, recipient, "550 no such user", true, NOON);
    }

    private static DirectoryEvent agent(UUID id, String profile, List<String> groups, boolean active) {
        return agent(id, profile, groups, active, 1);
    }

    private static DirectoryEvent agent(UUID id, String profile, List<String> groups, boolean active, long version) {
        return new AgentChanged(new Agent(id, "Somebody", id + "@demo.guichet.example", profile,
                List.of(DirectoryFixtures.SUPPORT_FR), groups, "fr", 20, active, null, null, null, null, null, null),
                version);
    }
}
