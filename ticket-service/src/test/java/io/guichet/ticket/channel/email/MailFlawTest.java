package io.guichet.ticket.channel.email;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Languages;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;

/** Mails of which something is missing, or too much is there. */
@QuarkusTest
class MailFlawTest {

    private static final int LARGEST = 1024 * 1024;
    private static final long MANY = 10 * LARGEST;

    @Inject
    Ids ids;
    @Inject
    MailStore store;
    @Inject
    MailMemory memory;
    @Inject
    Languages languages;
    @Inject
    MailConfig config;
    @Inject
    CurrentTransaction connection;

    private String box = "";
    private String customer = "";

    @BeforeEach
    void mailbox() {
        box = "flaw" + ids.next() + "@fr.guichet.example";
        asAdministrator().body(Map.of("address", box, "department", "support-fr")).post("/api/v1/mailboxes").then()
                .statusCode(201);
        customer = "c" + ids.next() + "@client.example";
    }

    @Test
    void a_mail_that_is_too_large_fails_however_often_it_is_tried_and_opens_nothing() {
        var mail = mail("Card", List.of()) + "x".repeat(52 * 1024 * 1024);
        failed(Mails.send(box + "&dryRun=true", mail));
        var kept = Mails.send(box, mail);
        failed(kept);

        failed(asAdministrator().urlEncodingEnabled(false)
                .post("/api/v1/channels/email/failures/" + kept.path("id") + ":replay"));
        asAdministrator().urlEncodingEnabled(false).post("/api/v1/channels/email/messages:replay").then()
                .statusCode(200);

        asAdministrator().get("/api/v1/channels/email/messages/" + kept.path("id")).then()
                .body("outcome", equalTo("FAILED"));
        asAdministrator().get(TICKETS + "?contact=" + customer).then().body("items.size()", equalTo(0));
    }

    @Test
    void a_name_that_no_database_keeps_is_kept_as_far_as_it_can_be() {
        Mails.send(box, mail("Card", List.of()).replace("From: " + customer, "From: =?utf-8?Q?Cl=00aire_%s?=".formatted(
                customer.replace("@", "=40")))).then().statusCode(200).body("outcome", equalTo("OPENED"));
        Mails.send(box, mail("Card", List.of()).replace("From: " + customer,
                "From: \"%s\" <%s>".formatted(noise(), customer))).then().statusCode(200)
                .body("outcome", equalTo("OPENED")).body("message.from.name.length()", lessThan(201));
    }

    @Test
    void a_mail_that_ended_three_attempts_to_read_it_is_not_read_a_fourth_time() throws Throwable {
        var mail = UUID.fromString(Mails.send(box, mail("Card", List.of())).path("id"));
        var unused = VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(
                () -> connection.update("update incoming_mail set outcome = null, readings = 2 where id = $1", mail)));

        assertThat(begin(mail)).isEmpty();
        assertThat(begin(mail)).contains("could not be read to its end in 3 attempts");
    }

    @Test
    void only_an_attempt_that_never_ended_counts() throws Throwable {
        var mail = UUID.fromString(Mails.send(box, mail("Card", List.of())).path("id"));
        var unused = VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> connection
                .update("update incoming_mail set outcome = null where id = $1", mail)
                .chain(() -> connection.update("delete from incoming_mail_raw where mail_id = $1", mail))));

        assertThatThrownBy(() -> read(mail, memory)).isInstanceOf(MailNotFound.class);
        assertThat(readings(mail)).isZero();
        assertThatThrownBy(() -> read(mail, new MailMemory(MANY, LARGEST) {
            @Override
            <T> Uni<T> with(long size, Supplier<Uni<T>> work) {
                return Uni.createFrom().failure(new IllegalStateException("No room"));
            }
        })).hasMessage("No room");
        assertThat(readings(mail)).isZero();
    }

    private void read(UUID mail, MailMemory room) throws Throwable {
        var reader = new MailReader(store, room, languages, config);
        var unused = VertxContextSupport.subscribeAndAwait(
                () -> reader.reading(mail, reading -> Uni.createFrom().item(1)));
    }

    private int readings(UUID mail) throws Throwable {
        return (Integer) Objects.requireNonNull(VertxContextSupport.subscribeAndAwait(() -> Panache.withSession(
                () -> connection.select("select readings from incoming_mail where id = $1", mail))).getFirst()[0]);
    }

    private Optional<String> begin(UUID mail) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> store.begin(mail)).problem();
    }

    @Test
    void a_mail_that_takes_too_long_to_read_fails() throws Throwable {
        var hasty = new MailReader(store, memory, languages,
                new MailSettings(config, config.giveUp(), Duration.ofMillis(1)));
        var raw = Mails.raw(mail("Card", List.of()) + "It is so.\n".repeat(500_000));

        var reading = VertxContextSupport
                .subscribeAndAwait(() -> hasty.reading(raw, read -> Uni.createFrom().item(read)));

        assertThat(reading.failure()).startsWith("takes longer than");
        assertThat(reading.mail()).isNull();
    }

    /** Letters that no index compresses. */
    private String noise() {
        return IntStream.range(0, 200).mapToObj(each -> ids.next().toString()).collect(Collectors.joining());
    }

    private static void failed(Response answer) {
        answer.then().statusCode(200).body("outcome", equalTo("FAILED"))
                .body("reason", startsWith("larger than what is taken: "));
    }

    private String mail(String subject, List<String> more) {
        return Mails.mail(customer, box, "<" + ids.next() + "@client.example>", subject, more);
    }
}
