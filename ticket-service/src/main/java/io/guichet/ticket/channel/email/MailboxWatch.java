package io.guichet.ticket.channel.email;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.mail.MessagingException;

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

    private final Mailbox mailbox;
    private final Mailbox.Imap account;
    private final MailSink sink;
    private final MailConfig config;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicReference<@Nullable ImapInbox> open = new AtomicReference<>();
    private final AtomicBoolean news = new AtomicBoolean();
    private final MailboxPass pass;
    private final Thread thread;
    private Duration pause = FIRST_PAUSE;
    private boolean healthy;

    MailboxWatch(Mailbox mailbox, Mailbox.Imap account, MailSink sink, MailConfig config) {
        this.mailbox = mailbox;
        this.account = account;
        this.sink = sink;
        this.config = config;
        this.pass = new MailboxPass(mailbox, sink, config, this::isStopped);
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
            pass.over(inbox);
            pass.trouble().ifPresentOrElse(this::troubled, this::recovered);
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

    /** IDLE where the server can, else a short wait. */
    private void awaitMail(ImapInbox inbox) throws MessagingException {
        if (!inbox.canIdle()) {
            await(pass.patience(config.poll()));
            return;
        }
        var renewal = sink.after(pass.patience(config.idle()), this::wake);
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

    private void troubled(String what) {
        if (healthy) {
            LOG.warnf("Mailbox %s: %s", mailbox.address(), what);
        }
        healthy = false;
        pause = FIRST_PAUSE;
        sink.note(mailbox.id(), what);
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
