package io.guichet.ticket.messaging;

import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asCustomer;
import static io.guichet.ticket.Api.awaitTicket;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.ticket;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.guichet.events.DeliveryEvent.MailBounced;
import io.guichet.events.DeliveryEvent.MailFailed;
import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.events.Topics;
import io.guichet.reliable.Ids;
import io.guichet.reliable.KafkaConfig;
import io.guichet.reliable.KafkaRecord;
import io.guichet.reliable.postgres.OwnContext;
import io.guichet.ticket.Wire;
import io.quarkus.test.junit.QuarkusTest;

/** Whose address mails do not reach, and how that ends. */
@QuarkusTest
class DeliveriesHeardTest {

    private static final String CONTACTS = "/api/v1/contacts/";
    private static final String GONE = "550 5.1.1 no such user";
    private static final String SHOWN = "contact.undeliverable";

    @Inject
    Wire wire;
    @Inject
    Ids ids;
    @Inject
    DeliveriesHeard deliveries;
    @Inject
    OwnContext contexts;
    @Inject
    AgroalDataSource database;
    @Inject
    KafkaConfig kafka;
    @Inject
    Clock clock;

    private String customer = "";
    private String opened = "";

    @BeforeEach
    void ticketOfSomebodyNew() {
        customer = "c" + ids.next() + "@client.example";
        opened = open(Map.of("contact", Map.of("email", customer)));
    }

    @Test
    void a_mail_that_came_back_for_good_is_shown_at_the_contact_and_told_of_their_tickets_once() {
        var bounced = wire.seal(bounced(GONE, true, clock.instant()));

        wire.publish(List.of(bounced, bounced, wire.seal(bounced("550 5.1.1 gone again", true, clock.instant()))));

        awaitTicket(opened, SHOWN, equalTo(GONE));
        String contact = ticket(opened).path("contact.id");
        asBruno().get(CONTACTS + contact).then().body("undeliverable.reason", equalTo(GONE))
                .body("undeliverable.since", notNullValue());
        asCustomer(customer).get("/api/v1/tickets/" + opened).then().statusCode(200).body(SHOWN, nullValue());
        var told = wire.await(opened, FieldsChanged.class::isInstance).getLast();
        assertThat(told.ticket().requester().undeliverable()).isEqualTo(GONE);
        var next = open(Map.of("contact", Map.of("email", customer)));
        assertThat(wire.await(next, event -> true).getFirst().ticket().requester().undeliverable()).isEqualTo(GONE);
        assertThat(wire.events(opened)).filteredOn(FieldsChanged.class::isInstance).hasSize(1);
        write(asBruno(), opened, Map.of("text", "Hello")).then().statusCode(201).body("warning", containsString(GONE));
        write(asBruno(), opened, Map.of("kind", "NOTE", "text", "Gone")).then().body("warning", nullValue());
    }

    @Test
    void an_address_that_a_server_does_not_know_is_as_good_as_one_that_mails_come_back_from() {
        wire.publish(new MailFailed(UUID.fromString(opened), ids.next(), null, customer,
                "recipient address not accepted: " + GONE, true, clock.instant()));

        awaitTicket(opened, SHOWN, notNullValue());
    }

    @Test
    void what_is_late_or_refused_for_what_it_says_is_nobodys_fault() {
        wire.publish(List.of(wire.seal(bounced("delayed", false, clock.instant())),
                wire.seal(bounced("554 5.7.1 spam", true, clock.instant())),
                wire.seal(bounced("5.0.0 smtp; 552 5.2.2 mailbox full", true, clock.instant())),
                wire.seal(bounced("5.0.0 552 quota exceeded", true, clock.instant())), wire.seal(new MailFailed(
                        UUID.fromString(opened), ids.next(), null, customer, "554 5.7.1 spam", true, clock.instant())),
                // In the order of the ticket: when this is known, those before it are.
                wire.seal(bounced(GONE, true, clock.instant()))));

        awaitTicket(opened, SHOWN, equalTo(GONE));
    }

    @Test
    void somebody_who_knows_better_takes_it_back_and_an_older_mail_does_not_bring_it_again() {
        var before = clock.instant().minus(Duration.ofMinutes(1));
        wire.publish(bounced(GONE, true, clock.instant()));
        awaitTicket(opened, SHOWN, equalTo(GONE));
        var path = CONTACTS + ticket(opened).path("contact.id") + "/undeliverable";

        asBruno().delete(path).then().statusCode(200).body("undeliverable", nullValue());
        asBruno().delete(path).then().statusCode(200);

        wire.publish(List.of(wire.seal(bounced("older", true, before)),
                wire.seal(bounced("newer", true, clock.instant().plus(Duration.ofSeconds(1))))));
        awaitTicket(opened, SHOWN, equalTo("newer"));
    }

    @Test
    void those_whom_mails_do_not_reach_are_taken_in_one_order_whatever_the_order_of_the_mails() throws Exception {
        var other = open(Map.of("contact", Map.of("email", "o" + customer)));
        var byContact = new TreeMap<>(Map.of(contactOf(opened), customer, contactOf(other), "o" + customer));
        var smaller = byContact.firstKey();
        var late = new ConsumerRecords<>(Map.of(new TopicPartition(kafka.topic(Topics.DELIVERIES.name()), 0),
                byContact.descendingMap().values().stream().map(this::polled).toList()), Map.of());

        try (var threads = Executors.newSingleThreadExecutor();
                var holder = database.getConnection();
                var holding = holder.createStatement();
                var looker = database.getConnection();
                var looking = looker.createStatement()) {
            holder.setAutoCommit(false);
            holding.execute("select 1 from contact where id = '" + byContact.lastKey() + "' for update");
            var heard = threads.submit(() -> {
                contexts.run(() -> deliveries.hear(late)).await().atMost(Duration.ofSeconds(20));
                return true;
            });

            await().pollInterval(Duration.ofMillis(20)).until(() -> isTaken(looking, smaller));

            holder.rollback();
            assertThat(heard.get()).isTrue();
        }
        awaitTicket(opened, SHOWN, equalTo(GONE));
        awaitTicket(other, SHOWN, equalTo(GONE));
    }

    private static String contactOf(String ticket) {
        return ticket(ticket).path("contact.id");
    }

    private static boolean isTaken(Statement looking, String contact) throws SQLException {
        try (var free = looking
                .executeQuery("select 1 from contact where id = '" + contact + "' for update skip locked")) {
            return !free.next();
        }
    }

    private ConsumerRecord<String, byte[]> polled(String recipient) {
        var sent = KafkaRecord.of(wire.seal(new MailBounced(UUID.fromString(opened), ids.next(), null, recipient, GONE,
                true, clock.instant())));
        var polled = new ConsumerRecord<>(kafka.topic(sent.topic()), 0, 0, sent.key(), sent.payload());
        sent.headers().forEach((name, value) -> polled.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return polled;
    }

    private MailBounced bounced(String diagnostic, boolean permanent, Instant at) {
        return new MailBounced(UUID.fromString(opened), ids.next(), null, customer, diagnostic, permanent, at);
    }
}
