package io.guichet.ticket.channel.email;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;

import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Empties one mailbox for as long as it runs, on a thread of its own: a mail is committed to the store before it is
 * marked as read. Other replicas may do the same with the same mailbox.
 */
final class MailboxWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(MailboxWatch.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration JUST_BEFORE_IDLE = Duration.ofSeconds(1);
    /** A mail that fails so often is at fault, not the network. */
    private static final int MOST_ATTEMPTS = 4;

    private final Mailbox mailbox;
    private final Mailbox.Imap account;
    private final MailSink sink;
    private final MailConfig config;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicReference<@Nullable ImapInbox> open = new AtomicReference<>();
    private final AtomicBoolean news = new AtomicBoolean();
    /** Of mails that could not be fetched yet, by UID. */
    private final Map<Long, Integer> attempts = new HashMap<>();
    private final Thread thread;
    private Duration pause = FIRST_PAUSE;
    private boolean healthy;

    MailboxWatch(Mailbox mailbox, Mailbox.Imap account, MailSink sink, MailConfig config) {
        this.mailbox = mailbox;
        this.account = account;
        this.sink = sink;
        this.config = config;
        this.thread = Thread.ofVirtual().name("mailbox " + mailbox.address()).unstarted(this::run);
    }

    /** Begins. */
    MailboxWatch start() {
        thread.start();
        return this;
    }

    /** Whether it is over, as it should not be before it is closed. */
    boolean hasEnded() {
        return thread.getState() == Thread.State.TERMINATED;
    }

    /** Whether this watches the mailbox as it is configured now. */
    boolean isFor(Mailbox.Imap current) {
        return account.equals(current);
    }

    private void run() {
        while (!isStopped()) {
            try (var inbox = ImapInbox.open(account, sink.password(account), patience())) {
                open.set(inbox);
                empty(inbox);
            } catch (MessagingException | IOException | RuntimeException | Error failure) {
                // Also after an Error, such as a mail that is too large for the memory: the others still come in.
                recover(failure);
            } finally {
                open.set(null);
            }
        }
    }

    private void empty(ImapInbox inbox) throws MessagingException, IOException {
        inbox.onArrival(this::arrived);
        while (!isStopped()) {
            if (sink.isBusy()) {
                await(config.poll());
                continue;
            }
            news.set(false);
            fetchNew(inbox);
            recovered();
            if (!news.get()) {
                awaitMail(inbox);
            }
        }
    }

    /**
     * IDLE tells only of what arrives while it lasts: what arrived just before it began ends it soon after, so that
     * such a mail does not wait for the renewal.
     */
    private void arrived() {
        news.set(true);
        var unused = sink.after(JUST_BEFORE_IDLE, this::wake);
    }

    private void fetchNew(ImapInbox inbox) throws MessagingException, IOException {
        var validity = inbox.uidValidity();
        Map<Long, IMAPMessage> candidates = new HashMap<>();
        for (var message : inbox.candidates(sink.firstUid(mailbox.id(), validity, inbox.uidNext()))) {
            candidates.put(inbox.uid(message), message);
        }
        var unknown = candidates.isEmpty()
                ? Set.<Long>of()
                : sink.unknown(mailbox.id(), validity, candidates.keySet());
        attempts.keySet().retainAll(unknown);
        @Nullable
        Exception failed = null;
        for (var uid : candidates.keySet().stream().sorted().toList()) {
            try {
                keep(inbox, candidates.get(uid), unknown.contains(uid));
            } catch (MessagingException | IOException | RuntimeException failure) {
                // The next mail may be kept all the same; this one is tried again, later and later.
                failed = failure;
                if (!inbox.isOpen()) {
                    break;
                }
            }
        }
        if (failed != null) {
            throw new MessagingException("A mail cannot be fetched: " + failed.getMessage(), failed);
        }
    }

    private void keep(ImapInbox inbox, @Nullable IMAPMessage message, boolean isNew)
            throws MessagingException, IOException {
        if (message == null || isStopped()) {
            return;
        }
        try {
            if (isNew) {
                keepNew(inbox, message, inbox.uid(message));
            }
            inbox.markSeen(message);
        } catch (MessageRemovedException gone) {
            LOG.debugf("A mail of %s was removed before it was fetched", mailbox.address());
        }
    }

    /** What fails again and again, or ends in an Error, is kept as failed, so that it does not hold up the others. */
    private void keepNew(ImapInbox inbox, IMAPMessage message, Long uid) throws MessagingException, IOException {
        var mail = attempts.merge(uid, 1, Integer::sum) > MOST_ATTEMPTS
                ? inbox.notFetched(message, "could not be fetched in %d attempts".formatted(MOST_ATTEMPTS))
                : inbox.fetch(message, config.largest());
        try {
            sink.keep(mailbox.id(), mail);
        } catch (RuntimeException ours) {
            attempts.remove(uid);
            throw ours;
        }
        attempts.remove(uid);
    }

    /** IDLE where the server can, else a short wait. */
    private void awaitMail(ImapInbox inbox) throws MessagingException {
        if (!inbox.canIdle()) {
            await(config.poll());
            return;
        }
        var renewal = sink.after(config.idle(), this::wake);
        try {
            inbox.idle();
        } finally {
            renewal.run();
        }
    }

    /** A server that stays silent for longer than IDLE is renewed is not there any more. */
    private Duration patience() {
        return config.idle().plus(Duration.ofSeconds(30));
    }

    private void wake() {
        var inbox = open.get();
        if (inbox == null) {
            return;
        }
        try {
            inbox.wake();
        } catch (MessagingException failure) {
            LOG.debugf(failure, "The connection to %s is lost", mailbox.address());
        }
    }

    private void recovered() {
        if (!healthy) {
            LOG.infof("Mailbox %s is being fetched", mailbox.address());
            sink.note(mailbox.id(), null);
        }
        healthy = true;
        pause = FIRST_PAUSE;
    }

    private void recover(Throwable failure) {
        if (isStopped()) {
            return;
        }
        LOG.warnf("Mailbox %s cannot be fetched, next attempt in %d s: %s", mailbox.address(), pause.toSeconds(),
                failure);
        healthy = false;
        sink.note(mailbox.id(), failure instanceof Error ? failure.toString() : String.valueOf(failure.getMessage()));
        await(pause);
        var doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(config.longestPause()) > 0 ? config.longestPause() : doubled;
    }

    private void await(Duration time) {
        try {
            var ended = stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
            LOG.tracef("Waited for %s, stopped: %s", time, ended);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Stops soon; a mail that is being fetched is left unread, for another replica or the next start. */
    @Override
    public void close() {
        stopped.countDown();
        var inbox = open.get();
        if (inbox != null) {
            try {
                inbox.close();
            } catch (MessagingException failure) {
                LOG.debugf(failure, "Mailbox %s was not closed properly", mailbox.address());
            }
        }
    }
}
