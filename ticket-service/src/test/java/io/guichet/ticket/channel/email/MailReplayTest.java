package io.guichet.ticket.channel.email;

import static io.guichet.ticket.Api.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.oneOf;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

/** The store of raw mails is enough to make the tickets again. */
@QuarkusTest
class MailReplayTest {

    private static final String BOX = "replay@fr.guichet.example";
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

        var progress = asAdministrator().urlEncodingEnabled(false)
                .post("/api/v1/channels/email/messages:replay?limit=200");

        assertThat(progress.<Integer>path("filed")).isEqualTo(6);
        assertThat(rows(TICKETS)).isEqualTo(before);
        assertThat(rows(OUTCOMES)).isEqualTo(outcomes);
    }

    private void keepStoreOnly() throws Throwable {
        for (var statement : STORE_ONLY) {
            run(statement);
        }
    }

    private void run(String sql) throws Throwable {
        var unused = VertxContextSupport
                .subscribeAndAwait(() -> Panache.withTransaction(() -> connection.update(sql).replaceWith(true))
                        .onFailure().retry().atMost(5));
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
