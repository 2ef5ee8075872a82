package io.guichet.ticket.channel.email;

import static io.guichet.ticket.Api.asAdministrator;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Backlog;
import io.guichet.ticket.Departments;
import io.guichet.ticket.contact.EmailAddress;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;

/** Four workers serve one mailbox, and die at every step of taking a mail. */
@QuarkusTest
class MailWorkersTest {

    private static final int MAILS = 24;
    private static final int WORKERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Inject
    Ids ids;
    @Inject
    Mailboxes mailboxes;
    @Inject
    MailStore store;
    @Inject
    MailboxPasswords passwords;
    @Inject
    Backlog backlog;
    @Inject
    Departments departments;
    @Inject
    MailConfig config;

    private String box = "";
    private String id = "";

    /** Where a worker dies. */
    enum Step {
        BEFORE_IT_KNOWS_WHAT_IS_NEW, BEFORE_IT_KEEPS_A_MAIL, BEFORE_IT_MARKS_THE_MAIL, NEVER
    }

    /** The process is gone: nothing after it is done. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** It dies at its step. */
    private final class MortalSink extends MailSink {

        private final Step step;
        private final AtomicInteger left;

        MortalSink(Step step, int survives) {
            super(mailboxes, store, passwords, backlog, departments);
            this.step = step;
            this.left = new AtomicInteger(survives);
        }

        private void reach(Step reached) {
            if (reached == step && left.getAndDecrement() <= 0) {
                throw new Killed();
            }
        }

        boolean isDead() {
            return left.get() < 0;
        }

        @Override
        Set<Long> unknown(UUID mailbox, long uidValidity, Set<Long> uids) {
            reach(Step.BEFORE_IT_KNOWS_WHAT_IS_NEW);
            return super.unknown(mailbox, uidValidity, uids);
        }

        @Override
        void keep(UUID mailbox, RawMail mail) {
            reach(Step.BEFORE_IT_KEEPS_A_MAIL);
            super.keep(mailbox, mail);
            reach(Step.BEFORE_IT_MARKS_THE_MAIL);
        }
    }

    @Test
    void each_mail_becomes_one_ticket_whoever_dies_when() throws Throwable {
        box = "workers" + ids.next() + "@fr.guichet.example";
        id = asAdministrator().body(Map.of("address", box, "department", "support-fr")).post("/api/v1/mailboxes")
                .path("id");
        deliver();

        for (var step : List.of(Step.BEFORE_IT_KNOWS_WHAT_IS_NEW, Step.BEFORE_IT_KEEPS_A_MAIL,
                Step.BEFORE_IT_MARKS_THE_MAIL, Step.BEFORE_IT_MARKS_THE_MAIL)) {
            work(step);
        }
        work(Step.NEVER);

        await().dontCatchUncaughtExceptions().atMost(PATIENCE)
                .untilAsserted(() -> asAdministrator().get("/api/v1/mailboxes/" + id + "/counts")
                        .then().body("received", equalTo(MAILS)).body("outcomes", equalTo(Map.of("OPENED", MAILS))));
    }

    /** Four workers at once, until all are dead or everything is kept. */
    private void work(Step step) throws Throwable {
        var mailbox = VertxContextSupport.subscribeAndAwait(() -> mailboxes.of(new EmailAddress(box)));
        var account = new Mailbox.Imap("127.0.0.1", port("GUICHET_IMAP_PORT"), box, passwords.seal("any"),
                Mailbox.Encryption.NONE);
        var sinks = new ArrayList<MortalSink>();
        var watches = new ArrayList<MailboxWatch>();
        for (var worker = 0; worker < WORKERS; worker++) {
            sinks.add(new MortalSink(step, worker));
            watches.add(new MailboxWatch(mailbox, account, sinks.getLast(), config).start());
        }
        await().dontCatchUncaughtExceptions().atMost(PATIENCE)
                .until(() -> sinks.stream().allMatch(MortalSink::isDead) || received() == MAILS);
        watches.forEach(MailboxWatch::close);
        sinks.forEach(MailSink::stop);
    }

    private int received() {
        return asAdministrator().get("/api/v1/mailboxes/" + id + "/counts").<Integer>path("received");
    }

    private void deliver() throws MessagingException {
        var settings = new Properties();
        settings.setProperty("mail.smtp.host", "127.0.0.1");
        settings.setProperty("mail.smtp.port", Integer.toString(port("GUICHET_SMTP_PORT")));
        var session = Session.getInstance(settings);
        try (var transport = session.getTransport("smtp")) {
            transport.connect();
            for (var number : IntStream.range(0, MAILS).toArray()) {
                var raw = Mails.raw(Mails.mail("w" + ids.next() + "@client.example", box,
                        "<" + ids.next() + "@client.example>", "Card " + number, List.of()));
                transport.sendMessage(new MimeMessage(session, new ByteArrayInputStream(raw)),
                        new InternetAddress[]{new InternetAddress(box)});
            }
        }
    }

    private static int port(String name) {
        return ConfigProvider.getConfig().getValue(name, Integer.class);
    }
}
