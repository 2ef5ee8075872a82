package io.guichet.ticket.channel.email;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import jakarta.mail.Flags.Flag;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;

import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what is new in a mailbox, pass by pass. A mail that cannot be fetched is tried again, later and later, and
 * holds up no other; it stays unread on its server even when it is given up.
 */
final class MailboxPass {

    private static final Logger LOG = Logger.getLogger(MailboxPass.class);
    private static final int BATCH = 200;
    /** A far server takes its time to answer each time. */
    private static final int MARKED_AT_ONCE = 20;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final Mailbox mailbox;
    private final MailSink sink;
    private final MailConfig config;
    private final BooleanSupplier isStopped;
    /** Of mails that could not be fetched yet, by UID. */
    private final Map<Long, Retry> retries = new HashMap<>();
    private int kept;
    private int failures;
    private @Nullable Exception failure;
    private String why = "";

    MailboxPass(Mailbox mailbox, MailSink sink, MailConfig config, BooleanSupplier isStopped) {
        this.mailbox = mailbox;
        this.sink = sink;
        this.config = config;
        this.isStopped = isStopped;
    }

    /** When a mail is tried again, in the time of this process. */
    private record Retry(Duration pause, long at, String why) {

        Duration left() {
            return Duration.ofNanos(Math.max(0, at - System.nanoTime()));
        }
    }

    /** Keeps all that is new, unless we are stopped or busy meanwhile; fails when the server gives nothing at all. */
    void over(ImapInbox inbox) throws MessagingException, IOException {
        kept = 0;
        failures = 0;
        failure = null;
        var firstUid = sink.firstUid(mailbox.id(), inbox.uidValidity(), inbox.uidNext());
        var found = inbox.candidates(firstUid);
        var unknown = new HashSet<Long>();
        var from = 0;
        while (from < found.size() && inbox.isOpen() && !isStopped.getAsBoolean() && !sink.isBusy()) {
            var to = Math.min(from + BATCH, found.size());
            unknown.addAll(batch(inbox, found.subList(from, to), firstUid));
            from = to;
        }
        if (from == found.size()) {
            retries.keySet().retainAll(unknown);
        }
        if (failure != null && (!inbox.isOpen() || failures > 1 && kept == 0)) {
            throw new MessagingException("No mail can be fetched: " + why, failure);
        }
    }

    private Set<Long> batch(ImapInbox inbox, List<IMAPMessage> some, long firstUid)
            throws MessagingException, IOException {
        var ours = inbox.ours(some, firstUid);
        if (ours.isEmpty()) {
            return Set.of();
        }
        var unknown = sink.unknown(mailbox.id(), inbox.uidValidity(), ours.keySet());
        var leftUnread = unknown.size() == ours.size()
                ? Set.<Long>of()
                : sink.givenUp(mailbox.id(), inbox.uidValidity(), ours.keySet());
        // What failed before comes last: it may end the connection.
        var order = ours.keySet().stream().filter(uid -> !leftUnread.contains(uid))
                .sorted(Comparator.comparing(retries::containsKey)).toList();
        var here = new ArrayList<IMAPMessage>();
        for (var uid : order) {
            var message = Objects.requireNonNull(ours.get(uid));
            if (here.size() == MARKED_AT_ONCE || retries.containsKey(uid)) {
                mark(inbox, here);
            }
            // Asked before it is fetched, since the mail library forgets the flags then.
            var unread = !message.isSet(Flag.SEEN);
            if (inbox.isOpen() && !isStopped.getAsBoolean() && (!unknown.contains(uid) || take(inbox, message, uid))
                    && unread) {
                here.add(message);
            }
        }
        mark(inbox, here);
        return unknown;
    }

    /** Where the connection is lost, the next pass does it. */
    private static void mark(ImapInbox inbox, List<IMAPMessage> here) throws MessagingException {
        if (inbox.isOpen()) {
            inbox.markSeen(here);
        }
        here.clear();
    }

    /** Whether a new mail is kept now. */
    private boolean take(ImapInbox inbox, IMAPMessage message, long uid) throws MessagingException, IOException {
        var retry = retries.get(uid);
        if (retry != null && !retry.left().isZero()) {
            return false;
        }
        try {
            keep(inbox, message);
            kept++;
            retries.remove(uid);
            return true;
        } catch (MessageRemovedException gone) {
            LOG.debugf("A mail of %s was removed before it was fetched", mailbox.address());
        } catch (MessagingException | IOException | RuntimeException cannot) {
            failed(inbox, message, uid, cannot);
        }
        return false;
    }

    /** Committed before it is marked as read. */
    private void keep(ImapInbox inbox, IMAPMessage message) throws MessagingException, IOException {
        var largest = sink.largest();
        var held = sink.hold(Math.clamp(message.getSize(), 0, largest));
        try {
            sink.keep(mailbox.id(), inbox.fetch(message, largest));
        } finally {
            held.run();
        }
    }

    /** The next mail may be kept all the same. */
    private void failed(ImapInbox inbox, IMAPMessage message, long uid, Exception cannot)
            throws MessagingException {
        failures++;
        failure = cannot;
        var before = retries.get(uid);
        var pause = before == null ? FIRST_PAUSE : shorter(before.pause().multipliedBy(2), config.longestPause());
        why = inbox.why(cannot);
        retries.put(uid, new Retry(pause, System.nanoTime() + pause.toNanos(), why));
        if (!(cannot instanceof RuntimeException) && inbox.isOpen()
                && sink.failed(mailbox.id(), inbox.place(message), why, config.giveUp())) {
            sink.keep(mailbox.id(), inbox.notFetched(message, Printable.of("could not be fetched: " + why)));
            retries.remove(uid);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** What cannot be fetched at present. */
    Optional<String> trouble() {
        return retries.values().stream().findFirst()
                .map(retry -> "%d mails cannot be fetched: %s".formatted(retries.size(), retry.why()));
    }

    /** How long to wait at most until the next pass. */
    Duration patience(Duration usual) {
        return retries.values().stream().map(Retry::left).reduce(usual, MailboxPass::shorter);
    }
}
