package io.guichet.ticket.channel.email;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.net.ssl.SSLSocketFactory;

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

import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;

/** The inbox of an IMAP account, open; every method waits for the server, so it has a thread of its own. */
final class ImapInbox implements AutoCloseable {

    /** How far back, by UID, to look for mails that somebody read before we fetched them. */
    private static final long LOOK_BACK = 1_000;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final IMAPStore store;
    private final IMAPFolder folder;
    /** The UID that comes after all that were seen. */
    private long next;
    /** What the server, or whoever guards it, said instead of giving what we asked for last. */
    private @Nullable String refusal;

    private ImapInbox(IMAPStore store, IMAPFolder folder) {
        this.store = store;
        this.folder = folder;
    }

    /** Signs in; {@code patience} is how long the server may stay silent, which IDLE must not exceed. */
    static ImapInbox open(Mailbox.Imap account, String password, Duration patience) throws MessagingException {
        return open(account, password, patience, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    static ImapInbox open(Mailbox.Imap account, String password, Duration patience, SSLSocketFactory secure)
            throws MessagingException {
        var sockets = new ImapSockets(account.encryption(), account.host(), secure, CONNECT);
        var store = (IMAPStore) Session.getInstance(settings(sockets, patience)).getStore("imap");
        store.connect(account.host(), account.port(), account.username(), password);
        try {
            var folder = (IMAPFolder) store.getFolder("INBOX");
            folder.open(Folder.READ_WRITE);
            var inbox = new ImapInbox(store, folder);
            var unused = folder.doCommand(protocol -> {
                protocol.addResponseHandler(inbox::heard);
                return null;
            });
            return inbox;
        } catch (MessagingException failure) {
            store.close();
            throw failure;
        }
    }

    /** The sockets encrypt by themselves, so that what comes out of them can be looked at before the library does. */
    private static Properties settings(ImapSockets sockets, Duration patience) {
        var settings = new Properties();
        settings.put("mail.imap.socketFactory", sockets);
        settings.setProperty("mail.imap.socketFactory.fallback", "false");
        settings.setProperty("mail.imap.connectiontimeout", Long.toString(CONNECT.toMillis()));
        settings.setProperty("mail.imap.timeout", Long.toString(patience.toMillis()));
        settings.setProperty("mail.imap.writetimeout", Long.toString(CONNECT.toMillis()));
        // In large blocks: a server that announces more than it gives, or gives more, costs no more than one of them.
        settings.setProperty("mail.imap.fetchsize", Integer.toString(ImapGuard.BLOCK));
        return settings;
    }

    long uidValidity() throws MessagingException {
        return folder.getUIDValidity();
    }

    long uidNext() throws MessagingException {
        return folder.getUIDNext();
    }

    /**
     * Mails that may be new, oldest first: those that nobody has read, and the latest from {@code firstUid} on, since a
     * person may have read one before we came.
     */
    List<IMAPMessage> candidates(long firstUid) throws MessagingException {
        var unread = folder.search(new FlagTerm(new Flags(Flag.SEEN), false));
        // What the server said when it was asked first grows old, as the connection does.
        next = Math.max(next, folder.getUIDNext());
        var latest = folder.getMessagesByUID(Math.max(firstUid, next - LOOK_BACK), UIDFolder.LASTUID);
        // Of a range that is empty, IMAP answers with the last mail there is.
        return Stream.concat(Arrays.stream(unread), Arrays.stream(latest)).distinct().map(IMAPMessage.class::cast)
                .sorted(Comparator.comparingInt(Message::getMessageNumber)).toList();
    }

    /** Those of some candidates that are ours to fetch, by UID. */
    SortedMap<Long, IMAPMessage> ours(List<IMAPMessage> some, long firstUid) throws MessagingException {
        folder.fetch(some.toArray(Message[]::new), profile());
        var ours = new TreeMap<Long, IMAPMessage>();
        for (var message : some) {
            if (!message.isExpunged()) {
                var uid = uid(message);
                next = Math.max(next, uid + 1);
                if (!message.isSet(Flag.SEEN) || uid >= firstUid) {
                    ours.put(uid, message);
                }
            }
        }
        return ours;
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

    /** Where the server keeps a mail. */
    RawMail.Place place(IMAPMessage message) throws MessagingException {
        return new RawMail.Place(folder.getUIDValidity(), uid(message));
    }

    /** The mail library keeps to itself why it was refused something. */
    private void heard(Response response) {
        if (response.isNO() || response.isBAD() || response.isBYE()) {
            refusal = response.getRest();
        }
    }

    /** Why the last mail was not given. */
    String why(Exception failure) {
        return refusal == null ? String.valueOf(failure.getMessage()) : refusal;
    }

    /** The mail as it is on the server, without marking it; only its header when it is larger than allowed. */
    RawMail fetch(IMAPMessage message, int largest) throws MessagingException, IOException {
        refusal = null;
        message.setPeek(true);
        var place = place(message);
        var size = message.getSize();
        if (size > largest) {
            return tooLarge(message, size, place);
        }
        // What the server announces is not what it sends: more than allowed is never held.
        try (var in = message.getMimeStream()) {
            var content = in.readNBytes(largest);
            if (in.read() >= 0) {
                return tooLarge(message, Math.max(size, largest + 1L), place);
            }
            message.invalidateHeaders();
            if (content.length == 0 && size != 0) {
                // So the mail library tells that the server refused.
                throw new MessagingException("The server gives no content of mail " + place.uid());
            }
            return new RawMail(content, place);
        }
    }

    private static RawMail tooLarge(IMAPMessage message, long size, RawMail.Place place)
            throws MessagingException, IOException {
        try (var in = message.getMimeStream()) {
            return new RawMail(RawHeader.of(in.readNBytes(RawHeader.LONGEST)), size, place,
                    "larger than what is fetched: %d bytes".formatted(size));
        }
    }

    /** A mail that the server cannot give, as much as is known of it. */
    RawMail notFetched(IMAPMessage message, String flaw) throws MessagingException {
        return new RawMail(new byte[0], Math.max(0, message.getSize()), place(message), flaw);
    }

    /** Marks mails as read, now that they are kept; if the server refuses, they are not fetched again all the same. */
    void markSeen(Collection<IMAPMessage> some) throws MessagingException {
        try {
            var there = some.stream().filter(message -> !message.isExpunged()).toArray(Message[]::new);
            if (there.length > 0) {
                folder.setFlags(there, new Flags(Flag.SEEN), true);
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
        // Not by asking for the number of mails, which ends nothing within a second of the last command.
        var unused = folder.doCommand(protocol -> {
            protocol.noop();
            return null;
        });
    }

    @Override
    public void close() throws MessagingException {
        // Closing the store alone drops the connection, whatever the folder is doing; nothing is expunged.
        store.close();
    }
}
