package io.guichet.notification;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** What people find in their mailboxes on the real mail server. */
final class Mailboxes {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private Mailboxes() {}

    /** The mails of an address, as they were on the wire. */
    static List<MimeMessage> of(String address) {
        var session = Session.getInstance(new Properties());
        try (var store = session.getStore("imap")) {
            store.connect("127.0.0.1", ConfigProvider.getConfig().getValue("GUICHET_IMAP_PORT", Integer.class), address,
                    "any");
            var inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            var mails = new ArrayList<MimeMessage>();
            for (var mail : inbox.getMessages()) {
                mails.add(copy(session, mail));
            }
            return mails;
        } catch (MessagingException | IOException nobody) {
            return List.of();
        }
    }

    /** As {@link #of}, once there are so many. */
    static List<MimeMessage> await(int count, String address) {
        return Awaitility.await().atMost(PATIENCE).until(() -> of(address), mails -> mails.size() >= count);
    }

    private static MimeMessage copy(Session session, Message mail) throws MessagingException, IOException {
        var bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        return new MimeMessage(session, new ByteArrayInputStream(bytes.toByteArray()));
    }
}
