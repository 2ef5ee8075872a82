package io.guichet.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.notification.mail.Attempt.PutOff;
import io.guichet.notification.mail.Attempt.Refused;
import io.guichet.notification.mail.Attempt.Taken;
import io.guichet.notification.mail.Letter.Origin;
import io.guichet.notification.mail.Letter.Sender;
import io.guichet.notification.mail.ScriptedSmtp.Step;
import io.guichet.notification.mail.client.FileConfig;
import io.guichet.notification.mail.client.FileSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;

/** What becomes of a mail, whatever the server does at whichever step. */
class SmtpServerTest {

    private static final Letter LETTER = new Letter(new Sender("Support", "support@fr.guichet.example"),
            "claire@client.example", null, "<msg.1@fr.guichet.example>", null, List.of(), Origin.WRITTEN, "Sujet",
            "Bonjour\n.\n.deux points", "<p>Bonjour</p>", null, null);
    private static final FileConfig FILES = new SmallRyeConfigBuilder().withMapping(FileConfig.class)
            .withDefaultValue("guichet.mail.files.source", "http://127.0.0.1:1")
            .withDefaultValue("guichet.mail.files.patience", "PT2S").build()
            .getConfigMapping(FileConfig.class);
    private static final Pattern MAIL_ID = Pattern.compile("Message-ID: (\\S+)");

    private static final Map<String, String> LOGIN = Map.of("guichet.smtp.user", "guichet", "guichet.smtp.password",
            "secret");

    private final Vertx vertx = Vertx.vertx();
    private final ScriptedSmtp smtp = new ScriptedSmtp();

    @AfterEach
    void close() throws IOException {
        smtp.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_good_server_takes_the_mail_whole() {
        assertThat(attempt()).isInstanceOf(Taken.class);

        assertThat(smtp.seen()).singleElement().asString().contains("Message-ID: <msg.1@fr.guichet.example>",
                "Bonjour\n..\n..deux points");
    }

    @ParameterizedTest
    @CsvSource({"GREETING,421 4.3.2 shutting down", "EHLO,421 4.3.2 shutting down", "MAIL,451 4.3.0 later",
        "RCPT,450 4.7.1 greylisted", "RCPT,452 4.2.2 mailbox full", "DATA,451 4.3.0 later", "DOT,451 4.3.0 later",
        "DOT,452 4.3.1 no space"})
    void what_a_server_puts_off_is_tried_again_and_no_second_copy(Step step, String answer) {
        smtp.answers(step, answer, answer).answers(Step.HELO, answer);

        var attempt = attempt();

        assertThat(attempt).isInstanceOfSatisfying(PutOff.class, put -> {
            assertThat(put.reason()).contains(answer.substring(0, 3));
            assertThat(put.unsure()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({"MAIL,550 5.7.1 not from here", "RCPT,550 5.1.1 no such user", "DATA,554 5.6.0 no",
        "DOT,554 5.7.1 spam", "DOT,552 5.3.4 too large"})
    void what_a_server_refuses_has_failed(Step step, String answer) {
        smtp.answers(step, answer);

        assertThat(attempt()).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.reason()).contains(answer.substring(0, 3)));
    }

    @ParameterizedTest
    @CsvSource({"GREETING,554 5.7.1 your address is listed", "EHLO,550 5.7.1 who are you"})
    void a_server_that_refuses_to_talk_says_nothing_about_the_mail(Step step, String answer) {
        smtp.answers(step, answer).answers(Step.HELO, answer);

        assertThat(attempt()).isInstanceOfSatisfying(PutOff.class, put -> assertThat(put.unsure()).isFalse());
    }

    @ParameterizedTest
    @CsvSource({"GREETING", "EHLO", "MAIL", "RCPT", "DATA", "DOT"})
    void a_server_that_falls_silent_is_left(Step step) {
        smtp.answers(step, ScriptedSmtp.SILENCE);

        assertThat(attempt()).isInstanceOfSatisfying(PutOff.class, put -> assertThat(put.unsure()).isTrue());
    }

    @ParameterizedTest
    @CsvSource({"GREETING", "EHLO", "MAIL", "RCPT", "DATA", "DOT"})
    void a_server_that_hangs_up_is_tried_again(Step step) {
        smtp.answers(step, ScriptedSmtp.CLOSE);

        assertThat(attempt()).isInstanceOf(PutOff.class);
    }

    @Test
    void what_is_half_closed_after_the_last_line_is_sent_again_with_the_same_id_as_a_second_copy() {
        smtp.answers(Step.DOT, ScriptedSmtp.HALF_CLOSE);

        var first = attempt();
        var second = attempt();

        assertThat(first).isInstanceOfSatisfying(PutOff.class, put -> assertThat(put.unsure()).isTrue());
        assertThat(second).isInstanceOf(Taken.class);
        assertThat(smtp.seen()).extracting(SmtpServerTest::mailId).containsExactly(LETTER.mailId(), LETTER.mailId());
    }

    @Test
    void greylisting_ends() {
        smtp.answers(Step.RCPT, "450 4.2.0 greylisted, come back later");

        assertThat(attempt()).isInstanceOf(PutOff.class);
        assertThat(attempt()).isInstanceOf(Taken.class);
    }

    @Test
    void a_mail_larger_than_the_server_says_that_it_takes_is_not_even_sent() {
        smtp.offers("SIZE 100");

        assertThat(attempt()).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.reason()).contains("size"));
        assertThat(smtp.seen()).isEmpty();
    }

    @Test
    void without_encryption_that_is_required_nothing_is_sent() {
        assertThat(attempt(Map.of("guichet.smtp.start-tls", "REQUIRED")))
                .isInstanceOfSatisfying(PutOff.class, put -> assertThat(put.unsure()).isFalse());
        assertThat(smtp.seen()).isEmpty();
    }

    @Test
    void where_encryption_is_offered_the_password_and_the_mail_go_through_it(@TempDir Path folder) throws Exception {
        try (var certificate = new TestCertificate(folder)) {
            smtp.offers("STARTTLS", "AUTH PLAIN").secures(certificate.sockets());
            var settings = new HashMap<>(LOGIN);
            settings.put("guichet.smtp.start-tls", "REQUIRED");

            assertThat(attempt(settings)).isInstanceOf(Taken.class);
        }
        assertThat(smtp.seen()).singleElement().asString().contains(LETTER.mailId());
    }

    @Test
    void an_encrypted_server_that_nobody_vouches_for_gets_nothing(@TempDir Path folder) throws Exception {
        try (var certificate = new TestCertificate(folder)) {
            smtp.offers("STARTTLS").secures(certificate.sockets());
        }

        assertThat(attempt(Map.of("guichet.smtp.start-tls", "REQUIRED"))).isInstanceOf(PutOff.class);
        assertThat(smtp.seen()).isEmpty();
    }

    @Test
    void when_encryption_fails_nothing_is_sent_in_the_clear() {
        smtp.offers("STARTTLS").answers(Step.STARTTLS, "220 go on\r\nthis is no handshake");

        assertThat(attempt()).isInstanceOf(PutOff.class);
        assertThat(smtp.seen()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"RCPT,550 5.1.1 no such user,true",
        "RCPT,450 4.7.1 greylisted,false", "DATA,451 4.3.0 later,false", "DOT,554 5.7.1 spam,true"})
    void a_server_that_takes_commands_together_answers_each(Step step, String answer, boolean refused) {
        smtp.offers("PIPELINING").answers(step, answer);

        var attempt = attempt();

        assertThat(attempt).isInstanceOf(refused ? Refused.class : PutOff.class);
        assertThat(attempt()).isInstanceOf(Taken.class);
        assertThat(smtp.seen()).hasSize(step == Step.DOT ? 2 : 1);
    }

    @ParameterizedTest
    @CsvSource({"MAIL", "RCPT", "DATA", "DOT"})
    void a_server_that_takes_commands_together_and_hangs_up_is_tried_again(Step step) {
        smtp.offers("PIPELINING").answers(step, ScriptedSmtp.CLOSE);

        assertThat(attempt()).isInstanceOf(PutOff.class);
        assertThat(attempt()).isInstanceOf(Taken.class);
    }

    @Test
    void the_next_mail_goes_on_the_same_connection() {
        var server = server(Map.of());

        assertThat(send(server)).isInstanceOf(Taken.class);
        assertThat(send(server)).isInstanceOf(Taken.class);

        server.close();
        assertThat(smtp.connections()).isEqualTo(1);
        assertThat(smtp.seen()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"MAIL,550 5.7.1 not from here", "RCPT,550 5.1.1 no such user", "RCPT,450 4.7.1 greylisted",
        "DATA,554 5.6.0 no", "DOT,554 5.7.1 spam"})
    void after_a_refusal_the_next_mail_goes_on_another_connection(Step step, String answer) {
        smtp.answers(step, answer);
        var server = server(Map.of("guichet.smtp.connections", "1"));

        assertThat(send(server)).isNotInstanceOf(Taken.class);
        assertThat(send(server)).isInstanceOf(Taken.class);

        server.close();
        assertThat(smtp.connections()).isEqualTo(2);
    }

    @Test
    void a_server_that_would_go_on_without_a_recipient_is_not_left_waiting_for_a_mail() {
        smtp.offers("PIPELINING").answers(Step.RCPT, "550 5.1.1 no such user").answers(Step.DATA, "354 go on");
        var server = server(Map.of("guichet.smtp.connections", "1"));

        assertThat(send(server)).isInstanceOf(Refused.class);
        assertThat(send(server)).isInstanceOf(Taken.class);

        server.close();
        assertThat(smtp.seen()).singleElement().asString().contains(LETTER.mailId());
    }

    @Test
    void a_connection_that_the_server_closed_while_it_was_idle_costs_no_mail() {
        var server = server(Map.of());
        assertThat(send(server)).isInstanceOf(Taken.class);
        smtp.hangUp();

        var next = send(server);

        // Whoever writes before the end was seen hears of it instead of an answer.
        if (!(next instanceof Taken)) {
            assertThat(next).isInstanceOf(PutOff.class);
            assertThat(send(server)).isInstanceOf(Taken.class);
        }
        server.close();
        assertThat(smtp.seen()).hasSize(2);
    }

    @Test
    void a_server_that_does_not_know_our_password_says_nothing_about_the_mail() {
        smtp.offers("AUTH PLAIN").answers(Step.AUTH, "535 5.7.8 who are you");

        assertThat(attempt(LOGIN)).isInstanceOfSatisfying(PutOff.class, put -> {
            assertThat(put.reason()).contains("535");
            assertThat(put.unsure()).isFalse();
        });
        assertThat(smtp.seen()).isEmpty();
        assertThat(attempt(LOGIN)).isInstanceOf(Taken.class);
    }

    private Attempt attempt() {
        return attempt(Map.of());
    }

    private Attempt attempt(Map<String, String> more) {
        var server = server(more);
        try {
            return send(server);
        } finally {
            server.close();
        }
    }

    private SmtpServer server(Map<String, String> more) {
        var settings = new HashMap<>(Map.of("guichet.smtp.port", Integer.toString(smtp.port()),
                "guichet.smtp.host", "127.0.0.1", "guichet.smtp.user", "", "guichet.smtp.password", "",
                "guichet.smtp.tls", "false", "guichet.smtp.start-tls", "OPTIONAL",
                "guichet.smtp.patience", "PT1S", "guichet.smtp.longest", "PT10S"));
        settings.putAll(more);
        var config = new SmallRyeConfigBuilder().withMapping(SmtpConfig.class).withDefaultValues(settings).build()
                .getConfigMapping(SmtpConfig.class);
        return new SmtpServer(vertx, new EnclosedFiles(vertx, new FileSource(vertx, FILES), Clock.systemUTC()),
                config, Clock.systemUTC());
    }

    private static Attempt send(SmtpServer server) {
        return server.send(LETTER).await().atMost(Duration.ofSeconds(30));
    }

    private static String mailId(String mail) {
        var found = MAIL_ID.matcher(mail);
        return found.find() ? found.group(1) : "";
    }
}
