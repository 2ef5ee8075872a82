package io.guichet.ticket.channel.email;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import jakarta.mail.search.FlagTerm;

import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;

import io.guichet.ticket.channel.email.Mailbox.Encryption;

/** The inbox of an IMAP account, open; every method waits for the server, so it has a thread of its own. */
final class ImapInbox implements AutoCloseable {

    /** How far back, by UID, to look for mails that somebody read before we fetched them. */
    private static final long LOOK_BACK = 1_000;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final IMAPStore store;
    private final IMAPFolder folder;

    private ImapInbox(IMAPStore store, IMAPFolder folder) {
        this.store = store;
        this.folder = folder;
    }

    /** Signs in; {@code patience} is how long the server may stay silent, which IDLE must not exceed. */
    static ImapInbox open(Mailbox.Imap account, String password, Duration patience) throws MessagingException {
        var protocol = account.encryption() == Encryption.TLS ? "imaps" : "imap";
        var store = (IMAPStore) Session.getInstance(settings(protocol, account.encryption(), patience))
                .getStore(protocol);
        store.connect(account.host(), account.port(), account.username(), password);
        try {
            var folder = (IMAPFolder) store.getFolder("INBOX");
            folder.open(Folder.READ_WRITE);
            return new ImapInbox(store, folder);
        } catch (MessagingException failure) {
            store.close();
            throw failure;
        }
    }

    private static Properties settings(String protocol, Encryption encryption, Duration patience) {
        var prefix = "mail." + protocol + ".";
        var settings = new Properties();
        settings.setProperty(prefix + "connectiontimeout", Long.toString(CONNECT.toMillis()));
        settings.setProperty(prefix + "timeout", Long.toString(patience.toMillis()));
        settings.setProperty(prefix + "writetimeout", Long.toString(CONNECT.toMillis()));
        settings.setProperty(prefix + "starttls.required", Boolean.toString(encryption == Encryption.STARTTLS));
        settings.setProperty(prefix + "starttls.enable", Boolean.toString(encryption == Encryption.STARTTLS));
        settings.setProperty(prefix + "ssl.checkserveridentity", "true");
        // A mail in one piece: by default it is asked for in blocks of 16 KiB, one round trip each.
        settings.setProperty(prefix + "partialfetch", "false");
        return settings;
    }

    long uidValidity() throws MessagingException {
        return folder.getUIDValidity();
    }

    long uidNext() throws MessagingException {
        return folder.getUIDNext();
    }

    /**
     * Mails that may be new: those that nobody has read, and the latest from {@code firstUid} on, since a person may
     * have read one before we came.
     */
    List<IMAPMessage> candidates(long firstUid) throws MessagingException {
        var unread = folder.search(new FlagTerm(new Flags(Flag.SEEN), false));
        var from = Math.max(firstUid, folder.getUIDNext() - LOOK_BACK);
        var latest = folder.getMessagesByUID(from, UIDFolder.LASTUID);
        // Of a range that is empty, IMAP answers with the last mail there is.
        var all = Stream.concat(Arrays.stream(unread), Arrays.stream(latest)).distinct().toArray(Message[]::new);
        folder.fetch(all, profile());
        var found = new ArrayList<IMAPMessage>();
        for (var message : all) {
            if (!message.isExpunged() && (!message.isSet(Flag.SEEN) || uid(message) >= firstUid)) {
                found.add((IMAPMessage) message);
            }
        }
        return found;
    }

    private static FetchProfile profile() {
        var profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.FLAGS);
        profile.add(FetchProfile.Item.SIZE);
        return profile;
    }

    long uid(Message message) throws MessagingException {
        return folder.getUID(message);
    }

    /** The mail as it is on the server, without marking it; only its beginning when it is larger than allowed. */
    RawMail fetch(IMAPMessage message, int largest) throws MessagingException, IOException {
        message.setPeek(true);
        var place = new RawMail.Place(folder.getUIDValidity(), uid(message));
        var size = message.getSize();
        if (size > largest) {
            return new RawMail(header(message), size, place,
                    "larger than what is fetched: %d bytes".formatted(size));
        }
        var content = new ByteArrayOutputStream(Math.max(size, 1024));
        message.writeTo(content);
        message.invalidateHeaders();
        if (content.size() == 0 && size != 0) {
            // So the mail library tells that the server refused.
            throw new MessagingException("The server gives no content of mail " + place.uid());
        }
        return new RawMail(content.toByteArray(), place);
    }

    /** A mail that the server cannot give, as much as is known of it. */
    RawMail notFetched(IMAPMessage message, String flaw) throws MessagingException {
        return new RawMail(new byte[0], Math.max(0, message.getSize()),
                new RawMail.Place(folder.getUIDValidity(), uid(message)), flaw);
    }

    private static byte[] header(IMAPMessage message) throws MessagingException, IOException {
        var content = new ByteArrayOutputStream();
        try (OutputStream out = content) {
            for (var lines = message.getAllHeaderLines(); lines.hasMoreElements();) {
                out.write((lines.nextElement() + "\r\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return content.toByteArray();
    }

    /** Marks a mail as read, now that it is kept; if the server refuses that, it is not fetched again all the same. */
    void markSeen(Message message) throws MessagingException {
        try {
            if (!message.isSet(Flag.SEEN)) {
                message.setFlag(Flag.SEEN, true);
            }
        } catch (MessagingException failure) {
            if (!isOpen()) {
                throw failure;
            }
        }
    }

    /** Whether the connection still serves; what one mail fails with may have broken it. */
    boolean isOpen() {
        return folder.isOpen();
    }

    boolean canIdle() throws MessagingException {
        return store.hasCapability("IDLE");
    }

    /** Tells of mails that arrive, on a thread of the mail library, whatever the connection is doing. */
    void onArrival(Runnable listener) {
        folder.addMessageCountListener(new MessageCountAdapter() {
            @Override
            public void messagesAdded(MessageCountEvent arrived) {
                listener.run();
            }
        });
    }

    /** Waits until the server tells of a change, or {@link #wake} is called. */
    void idle() throws MessagingException {
        folder.idle(true);
    }

    /** Ends {@link #idle} from another thread, and keeps the connection alive. */
    void wake() throws MessagingException {
        var unused = folder.getMessageCount();
    }

    @Override
    public void close() throws MessagingException {
        // Closing the store alone drops the connection, whatever the folder is doing; nothing is expunged.
        store.close();
    }
}
