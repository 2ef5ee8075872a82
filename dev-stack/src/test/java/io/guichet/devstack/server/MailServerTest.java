package io.guichet.devstack.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.SubjectTerm;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.guichet.devstack.process.Ports;

class MailServerTest {

    private static final String SUPPORT = "support@fr.guichet.example";

    private final Path directory;
    private final int smtp = Ports.free();
    private final int imap = Ports.free();
    private final MailServer server;

    MailServerTest(@TempDir Path directory) {
        this.directory = directory;
        this.server = new MailServer(smtp, imap, directory, List.of(SUPPORT),
                Clock.fixed(Instant.parse("2026-11-02T09:00:00Z"), ZoneOffset.UTC));
    }

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void mail_to_a_plus_address_lands_in_the_plain_mailbox() throws Exception {
        send("support+TOKEN-1@fr.guichet.example", "Bonjour");
        send("Support@FR.guichet.example", "Rebonjour");

        assertThat(subjects(SUPPORT)).containsExactly("Bonjour", "Rebonjour");
    }

    @Test
    void an_address_that_nobody_made_gets_a_mailbox_of_its_own() throws Exception {
        send("claire@client.example", "Votre demande");

        assertThat(subjects("claire@client.example")).containsExactly("Votre demande");
        assertThat(subjects(SUPPORT)).isEmpty();
    }

    @Test
    void mail_and_what_was_read_of_it_survive_a_restart() throws Exception {
        send(SUPPORT, "Un");
        send("support+x@fr.guichet.example", "Deux");
        send("claire@client.example", "Trois");
        markSeen(SUPPORT, "Un");

        restart();

        assertThat(subjects(SUPPORT)).containsExactly("Un", "Deux");
        assertThat(subjects("claire@client.example")).containsExactly("Trois");
        assertThat(unseen(SUPPORT)).containsExactly("Deux");
    }

    @Test
    void a_mail_that_a_reader_removed_stays_removed() throws Exception {
        send(SUPPORT, "Un");
        send(SUPPORT, "Deux");
        inInbox(SUPPORT, Folder.READ_WRITE, folder -> {
            folder.getMessage(1).setFlag(Flags.Flag.DELETED, true);
            folder.expunge();
        });

        restart();

        assertThat(subjects(SUPPORT)).containsExactly("Deux");
    }

    @Test
    void a_reader_who_stays_sees_what_comes_and_what_another_removes() throws Exception {
        send(SUPPORT, "Un");
        inInbox(SUPPORT, Folder.READ_WRITE, staying -> {
            assertThat(staying.search(new SubjectTerm("Un"))).hasSize(1);

            send(SUPPORT, "Deux");
            assertThat(staying.search(new SubjectTerm("Deux"))).hasSize(1);

            inInbox(SUPPORT, Folder.READ_WRITE, other -> {
                other.getMessage(1).setFlag(Flags.Flag.DELETED, true);
                other.expunge();
            });
            assertThat(staying.search(new SubjectTerm("Un"))).isEmpty();
            assertThat(staying.getMessage(1).getSubject()).isEqualTo("Deux");
        });
    }

    @Test
    void the_raw_bytes_of_a_mail_are_kept_as_they_came() throws Exception {
        var raw = "From: a@b.example\r\nTo: " + SUPPORT
                + "\r\nSubject: =?utf-8?q?Caf=C3=A9?=\r\nX-Odd:   spaced\r\n\r\n"
                + "Ligne 1\r\n.Ligne 2\r\n";
        var message = new MimeMessage(session(), new ByteArrayInputStream(raw.getBytes(
                StandardCharsets.US_ASCII)));
        Transport.send(message, new InternetAddress[]{new InternetAddress(SUPPORT)});

        try (var kept = Files.list(directory.resolve(SUPPORT))) {
            assertThat(kept).singleElement().satisfies(file -> assertThat(Files.readString(file)).contains(
                    "X-Odd:   spaced", "=?utf-8?q?Caf=C3=A9?=", "Ligne 1\r\n.Ligne 2"));
        }
    }

    private void restart() throws IOException {
        server.stop();
        server.start();
    }

    private Session session() {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(smtp));
        return Session.getInstance(properties);
    }

    private void send(String to, String subject) throws MessagingException {
        var message = new MimeMessage(session());
        message.setFrom(new InternetAddress("john@customer.example"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject);
        message.setText("Hello");
        Transport.send(message);
    }

    private List<String> subjects(String mailbox) throws MessagingException {
        var subjects = new ArrayList<String>();
        inInbox(mailbox, Folder.READ_ONLY, folder -> {
            for (var message : folder.getMessages()) {
                subjects.add(message.getSubject());
            }
        });
        return subjects;
    }

    private List<String> unseen(String mailbox) throws MessagingException {
        var subjects = new ArrayList<String>();
        inInbox(mailbox, Folder.READ_ONLY, folder -> {
            for (var message : folder.getMessages()) {
                if (!message.isSet(Flags.Flag.SEEN)) {
                    subjects.add(message.getSubject());
                }
            }
        });
        return subjects;
    }

    private void markSeen(String mailbox, String subject) throws MessagingException {
        inInbox(mailbox, Folder.READ_WRITE, folder -> {
            for (var message : folder.getMessages()) {
                if (message.getSubject().equals(subject)) {
                    message.setFlag(Flags.Flag.SEEN, true);
                }
            }
        });
    }

    private void inInbox(String mailbox, int mode, Reading reading) throws MessagingException {
        var store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("127.0.0.1", imap, mailbox, "anything");
        try (store; var folder = store.getFolder("INBOX")) {
            folder.open(mode);
            reading.read(folder);
        }
    }

    private interface Reading {
        void read(Folder folder) throws MessagingException;
    }
}
