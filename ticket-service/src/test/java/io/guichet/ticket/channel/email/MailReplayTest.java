package io.guichet.ticket.channel.email;

import static io.guichet.ticket.Api.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.TicketEvent.TicketOpened;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Wire;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

/** The store of raw mails is enough to make the tickets again. */
@QuarkusTest
class MailReplayTest {

    private static final String BOX = "replay@fr.guichet.example";
    private static final int CONVERSATIONS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String MAILBOX = "(select id from mailbox where address = '%s')".formatted(BOX);
    private static final String TICKETS = """
            select t.subject, c.email, count(m.id), string_agg(m.text, '|' order by m.position)
            from ticket t join contact c on c.id = t.requester_id join message m on m.ticket_id = t.id
            group by t.id, t.subject, c.email order by c.email, t.subject, count(m.id)""";
    private static final String OUTCOMES = """
            select outcome, count(*) from incoming_mail where mailbox_id = (select id from mailbox where address = '%s')
            group by outcome order by outcome""".formatted(BOX);
    /** All but the mailboxes and the store, as a database is into which they were brought. */
    private static final List<String> STORE_ONLY = List.of(
            "alter table incoming_mail drop constraint incoming_mail_ticket_id_fkey",
            "update incoming_mail set ticket_id = null, ticket_number = null, message_id = null",
            """
                    update incoming_mail set outcome = null, reason = null, filed_at = null, mail_id = null,
                    from_address = null, subject = null, content_hash = null, dedupe_key = null, contradicts = false,
                    duplicate_of = null where mailbox_id = (select id from mailbox where address = '%s')"""
                    .formatted(BOX),
            "truncate incoming_mail_attachment", "truncate ticket, contact cascade", """
                    alter table incoming_mail add constraint incoming_mail_ticket_id_fkey
                    foreign key (ticket_id) references ticket""");

    @Inject
    CurrentTransaction connection;
    @Inject
    Ids ids;
    @Inject
    Wire wire;
    @Inject
    MailStore store;
    @Inject
    ReplayLease lease;

    @BeforeEach
    void nothing_came_yet() throws Throwable {
        run("delete from incoming_mail_raw where mail_id in (select id from incoming_mail where mailbox_id = %s)"
                .formatted(MAILBOX), "truncate incoming_mail_attachment",
                "delete from incoming_mail where mailbox_id = " + MAILBOX);
    }

    @Test
    void whoever_lets_go_late_lets_go_of_nobody_elses_lease() throws Throwable {
        run("update mail_replay set held_until = '-infinity'");

        var unused = VertxContextSupport.subscribeAndAwait(() -> lease.whileHeld(() -> Panache.withTransaction(
                () -> connection.update("update mail_replay set held_until = now() + interval '1 minute'"))));

        assertThat(VertxContextSupport.subscribeAndAwait(() -> Panache.withSession(
                () -> connection.select("select 1 from mail_replay where held_until > now()")))).hasSize(1);
        run("update mail_replay set held_until = '-infinity'");
    }

    @Test
    void replaying_the_store_into_an_empty_database_gives_the_same_tickets() throws Throwable {
        asAdministrator().body(Map.of("address", BOX, "department", "support-fr")).post("/api/v1/mailboxes").then()
                .statusCode(oneOf(201, 409));
        keepStoreOnly();
        var first = "<" + ids.next() + "@client.example>";
        Stream.of(mail("claire", first, "Card"), mail("claire", first, "Card"),
                mail("claire", newId(), "Re: Card", "In-Reply-To: " + first),
                mail("stranger", newId(), "Re: Card", "In-Reply-To: " + first),
                mail("paul", newId(), "Bill", "Cc: anna@client.example"),
                mail("paul", newId(), "Away", "Auto-Submitted: auto-replied"))
                .forEach(mail -> Mails.send(BOX, mail).then().statusCode(200));
        var before = rows(TICKETS);
        var outcomes = rows(OUTCOMES);
        assertThat(before).hasSize(2);
        keepStoreOnly();
        assertThat(rows(TICKETS)).isEmpty();

        assertThat(replayAll()).isEqualTo(6);
        assertThat(rows(TICKETS)).isEqualTo(before);
        assertThat(rows(OUTCOMES)).isEqualTo(outcomes);
    }

    @Test
    void what_came_long_ago_is_filed_as_it_would_have_been_and_nobody_is_told_of_receipt() throws Throwable {
        asAdministrator().body(Map.of("address", BOX, "department", "support-fr")).post("/api/v1/mailboxes").then()
                .statusCode(oneOf(201, 409));
        keepStoreOnly();
        var machine = "machine" + ids.next();
        for (var answer = 0; answer < 34; answer++) {
            Mails.send(BOX, mail(machine, newId(), "Re: Card", "In-Reply-To: <nothing@client.example>")).then()
                    .statusCode(200);
        }
        var outcomes = rows(OUTCOMES);
        assertThat(outcomes).contains("[LOOP, 4]");
        keepStoreOnly();
        run("update incoming_mail set received_at = received_at - interval '30 hours'");

        assertThat(replayAll()).isPositive();

        assertThat(rows(OUTCOMES)).isEqualTo(outcomes);
        assertThat(rows("select id::text from ticket")).isNotEmpty().allSatisfy(id -> assertThat(
                ((TicketOpened) wire.await(id.substring(1, id.length() - 1), TicketOpened.class::isInstance).getFirst())
                        .acknowledge())
                .isFalse());
    }

    @Test
    void what_several_filed_at_once_is_filed_again_to_the_same_tickets() throws Throwable {
        var box = "bigger" + ids.next() + "@fr.guichet.example";
        var mailbox = UUID.fromString(asAdministrator().body(Map.of("address", box, "department", "support-fr"))
                .post("/api/v1/mailboxes").path("id"));
        keepStoreOnly();
        for (var conversation = 0; conversation < CONVERSATIONS; conversation++) {
            var request = newId();
            var answer = newId();
            for (var mail : List.of(mail("c" + conversation, request, "Card"),
                    mail("c" + conversation, request, "Card"),
                    mail("c" + conversation, answer, "Re: Card", "In-Reply-To: " + request),
                    mail("stranger", newId(), "Re: Card", "In-Reply-To: " + request),
                    mail("c" + conversation, newId(), "Re: Card", "In-Reply-To: " + answer))) {
                var unused = VertxContextSupport
                        .subscribeAndAwait(() -> store.keep(mailbox, new RawMail(Mails.raw(mail), null)));
            }
        }
        var counts = "/api/v1/mailboxes/" + mailbox + "/counts";
        await().atMost(PATIENCE).untilAsserted(() -> asAdministrator().get(counts).then().body("waiting", equalTo(0)));
        var before = rows(TICKETS);
        Map<String, Integer> outcomes = asAdministrator().get(counts).path("outcomes");
        assertThat(outcomes)
                .isEqualTo(Map.of("OPENED", CONVERSATIONS, "DUPLICATE", CONVERSATIONS, "HELD", CONVERSATIONS,
                        "APPENDED", 2 * CONVERSATIONS));
        keepStoreOnly();
        run(STORE_ONLY.get(2).replace(BOX, box));

        assertThat(replayAll()).isEqualTo(5 * CONVERSATIONS);

        assertThat(rows(TICKETS)).isEqualTo(before);
        assertThat(asAdministrator().get(counts).<Map<String, Integer>>path("outcomes")).isEqualTo(outcomes);
    }

    @Test
    void one_replay_goes_on_at_a_time() throws Throwable {
        run("update mail_replay set held_until = now() + interval '1 minute'");

        asAdministrator().urlEncodingEnabled(false).post("/api/v1/channels/email/messages:replay").then()
                .statusCode(409);

        run("update mail_replay set held_until = now() - interval '1 minute'");
        asAdministrator().urlEncodingEnabled(false).post("/api/v1/channels/email/messages:replay").then()
                .statusCode(200);
    }

    /** As often as it takes; how many were filed. */
    private static int replayAll() {
        var filed = 0;
        for (var more = true; more;) {
            var progress = asAdministrator().urlEncodingEnabled(false)
                    .post("/api/v1/channels/email/messages:replay?limit=200");
            filed += progress.<Integer>path("filed");
            more = progress.<Boolean>path("more");
        }
        return filed;
    }

    private void keepStoreOnly() throws Throwable {
        run(STORE_ONLY.toArray(String[]::new));
    }

    private void run(String... statements) throws Throwable {
        for (var sql : statements) {
            var unused = VertxContextSupport
                    .subscribeAndAwait(() -> Panache.withTransaction(() -> connection.update(sql).replaceWith(true))
                            .onFailure().retry().atMost(5));
        }
    }

    private List<String> rows(String sql) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                () -> Panache.withTransaction(() -> Uni.createFrom().deferred(() -> connection.select(sql))
                        .map(rows -> rows.stream().map(Arrays::toString).toList())));
    }

    private String newId() {
        return "<" + ids.next() + "@client.example>";
    }

    private static String mail(String from, String id, String subject, String... more) {
        return Mails.mail(from + "@client.example", BOX, id, subject, Stream.of(more).toList());
    }
}
