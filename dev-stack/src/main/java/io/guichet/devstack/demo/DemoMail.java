package io.guichet.devstack.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

/** The mail programs of the demo's customers. */
final class DemoMail {

    private final Session session;
    private final int imapPort;

    DemoMail(int smtpPort, int imapPort) {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(smtpPort));
        properties.setProperty("mail.smtp.timeout", "15000");
        properties.setProperty("mail.imap.timeout", "15000");
        this.session = Session.getInstance(properties);
        this.imapPort = imapPort;
    }

    /** What is done with a mail that somebody has not yet read. */
    interface Reader {
        void read(MimeMessage mail) throws MessagingException, IOException;
    }

    void send(Script.Request request, String to) throws MessagingException, IOException {
        var mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress(request.email(), request.name(), StandardCharsets.UTF_8.name()));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        mail.setSubject(request.subject(), StandardCharsets.UTF_8.name());
        mail.setHeader("Content-Language", request.language());
        mail.setText(request.text(), StandardCharsets.UTF_8.name());
        Transport.send(mail);
    }

    /** Answers a mail as mail programs do: to its reply address, in its thread, with its text quoted below. */
    void answer(MimeMessage mail, String from, String text) throws MessagingException, IOException {
        var answer = (MimeMessage) mail.reply(false);
        answer.setFrom(new InternetAddress(from));
        var quoted = plainText(mail).strip().replaceAll("(?m)^", "> ");
        answer.setText(text + "\n\n" + quoted + "\n", StandardCharsets.UTF_8.name());
        Transport.send(answer);
    }

    /** The part that is meant to be read without HTML. */
    static String plainText(Part part) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var text = plainText(parts.getBodyPart(i));
                if (!text.isEmpty()) {
                    return text;
                }
            }
            return "";
        }
        return part.isMimeType("text/plain") ? String.valueOf(part.getContent()) : "";
    }

    /** Reads the unread mail of an address. */
    void readUnread(String address, Reader reader) throws MessagingException, IOException {
        var store = session.getStore("imap");
        store.connect("127.0.0.1", imapPort, address, "any");
        try (store; var folder = store.getFolder("INBOX")) {
            folder.open(Folder.READ_WRITE);
            for (var mail : folder.getMessages()) {
                if (!mail.isSet(Flags.Flag.SEEN)) {
                    reader.read((MimeMessage) mail);
                    mail.setFlag(Flags.Flag.SEEN, true);
                }
            }
        }
    }
}
