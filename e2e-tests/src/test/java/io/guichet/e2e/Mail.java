package io.guichet.e2e;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import jakarta.mail.BodyPart;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.jspecify.annotations.Nullable;

/** A customer's mail program: SMTP out, IMAP in. */
final class Mail {

    private final Session session;

    Mail(int smtpPort, int imapPort) {
        var settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", Integer.toString(smtpPort));
        settings.put("mail.imap.host", "127.0.0.1");
        settings.put("mail.imap.port", Integer.toString(imapPort));
        this.session = Session.getInstance(settings);
    }

    /** A mail as it arrived. */
    record Received(String from, String subject, String messageId, @Nullable String inReplyTo,
            @Nullable String references, String replyTo, @Nullable String autoSubmitted, String text,
            @Nullable String cc, List<String> files) {}

    /** Sends a mail; its Message-ID. */
    String send(String from, String to, String subject, String text) {
        return send(from, to, subject, text, null);
    }

    /** Answers a mail as a mail program does: to its Reply-To, with its thread, quoting it; the Message-ID. */
    String reply(Received received, String from, String text) {
        var quoted = text + "\n\nOn Monday somebody wrote:\n> " + received.text().replace("\n", "\n> ");
        return send(from, received.replyTo(), "Re: " + received.subject(), quoted, received);
    }

    /** Sends a mail as it is written, with line ends of one character. */
    void raw(String from, List<String> to, String written) {
        try (var transport = session.getTransport("smtp")) {
            var message = new MimeMessage(session,
                    new ByteArrayInputStream(written.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
            transport.connect();
            transport.sendMessage(new MimeMessage(message) {
                @Override
                protected void updateMessageID() {
                    // As it was written.
                }
            }, to.stream().map(Mail::address).toArray(InternetAddress[]::new));
        } catch (MessagingException failure) {
            throw new AssertionError("Cannot send a mail to " + to, failure);
        }
    }

    private static InternetAddress address(String written) {
        try {
            return new InternetAddress(written);
        } catch (MessagingException failure) {
            throw new AssertionError(written, failure);
        }
    }

    /** What is in the mailbox of an address, oldest first. */
    List<Received> inbox(String address) {
        try (var store = session.getStore("imap")) {
            store.connect(address, "any");
            var folder = store.getFolder("INBOX");
            folder.open(Folder.READ_ONLY);
            var received = new ArrayList<Received>();
            for (var message : folder.getMessages()) {
                received.add(read(message));
            }
            return received;
        } catch (MessagingException | IOException failure) {
            throw new AssertionError("Cannot read the mailbox of " + address, failure);
        }
    }

    private String send(String from, String to, String subject, String text, @Nullable Received answered) {
        try {
            var mail = new MimeMessage(session);
            mail.setFrom(new InternetAddress(from));
            mail.setRecipients(Message.RecipientType.TO, to);
            mail.setSubject(subject, "UTF-8");
            mail.setText(text, "UTF-8");
            if (answered != null) {
                mail.setHeader("In-Reply-To", answered.messageId());
                mail.setHeader("References", answered.messageId());
            }
            Transport.send(mail);
            return mail.getMessageID();
        } catch (MessagingException failure) {
            throw new AssertionError("Cannot send a mail to " + to, failure);
        }
    }

    private static Received read(Message message) throws MessagingException, IOException {
        return new Received(message.getFrom()[0].toString(), message.getSubject(), header(message, "Message-ID") + "",
                header(message, "In-Reply-To"), header(message, "References"), message.getReplyTo()[0].toString(),
                header(message, "Auto-Submitted"), plain(message.getContent()),
                header(message, "Cc"), files(message.getContent()));
    }

    private static List<String> files(Object content) throws MessagingException, IOException {
        var names = new ArrayList<String>();
        if (content instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var part = parts.getBodyPart(i);
                if (part.getFileName() != null) {
                    names.add(part.getFileName() + " " + part.getInputStream().readAllBytes().length);
                }
            }
        }
        return names;
    }

    private static @Nullable String header(Message message, String name) throws MessagingException {
        var values = message.getHeader(name);
        return values == null ? null : values[0];
    }

    private static String plain(Object content) throws MessagingException, IOException {
        if (content instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                if (part.isMimeType("text/plain") || part.isMimeType("multipart/*")) {
                    return plain(part.getContent());
                }
            }
        }
        return content.toString().replace("\r\n", "\n");
    }
}
