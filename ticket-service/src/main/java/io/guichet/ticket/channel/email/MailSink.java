package io.guichet.ticket.channel.email;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.guichet.reliable.postgres.Backlog;
import io.guichet.ticket.Departments;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

/**
 * What the threads that watch mailboxes need of the reactive world; each call waits on the caller's own thread, never
 * on an event loop, while a session lives on an event loop and never longer than a transaction.
 */
@Singleton
class MailSink {

    private static final Logger LOG = Logger.getLogger(MailSink.class);

    private final Mailboxes mailboxes;
    private final MailStore store;
    private final MailboxPasswords passwords;
    private final Backlog backlog;
    private final Departments departments;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mailboxes").factory());

    MailSink(Mailboxes mailboxes, MailStore store, MailboxPasswords passwords, Backlog backlog,
            Departments departments) {
        this.mailboxes = mailboxes;
        this.store = store;
        this.passwords = passwords;
        this.backlog = backlog;
        this.departments = departments;
    }

    List<Mailbox> mailboxes() {
        return await(mailboxes::all);
    }

    String password(Mailbox.Imap account) {
        return passwords.open(account.sealedPassword());
    }

    /** Whether mails had better wait on their server: we are starting, or many events wait to be sent. */
    boolean isBusy() {
        return backlog.busy() || !departments.areKnown();
    }

    long firstUid(UUID mailbox, long uidValidity, long uidNext) {
        return await(() -> store.firstUid(mailbox, uidValidity, uidNext));
    }

    Set<Long> unknown(UUID mailbox, long uidValidity, Set<Long> uids) {
        return await(() -> store.unknown(mailbox, uidValidity, uids));
    }

    /** Those of the UIDs whose mail was given up: it stays as it is on its server. */
    Set<Long> givenUp(UUID mailbox, long uidValidity, Set<Long> uids) {
        return await(() -> store.givenUp(mailbox, uidValidity, uids));
    }

    /** Commits a mail. */
    void keep(UUID mailbox, RawMail mail) {
        var kept = await(() -> store.keep(mailbox, mail));
        LOG.debugf("Kept %s as %s", mail.place(), kept);
    }

    /** Waits until there is room for a mail of this size; what is answered gives it up. */
    Runnable hold(long size) {
        return await(() -> store.hold(size));
    }

    /** In bytes: of a larger mail only the header is fetched. */
    int largest() {
        return store.largest();
    }

    /** Notes that a mail cannot be fetched; whether there is no hope that it ever can. */
    boolean failed(UUID mailbox, RawMail.Place place, String error, Duration longest) {
        return await(() -> mailboxes.failed(mailbox, place, error, longest));
    }

    /** Notes what is wrong with a mailbox, or null; a failure to do so is none of the mailbox's. */
    void note(UUID mailbox, @Nullable String error) {
        try {
            var unused = await(() -> mailboxes.note(mailbox, error).replaceWith(true));
        } catch (RuntimeException failure) {
            LOG.debugf(failure, "The state of a mailbox could not be noted");
        }
    }

    /** Runs an action on a thread of its own after a time, unless it is called off by the answer. */
    Runnable after(Duration time, Runnable action) {
        if (timer.isShutdown()) {
            return () -> {};
        }
        var planned = timer.schedule(() -> Thread.ofVirtual().start(action), time.toMillis(), TimeUnit.MILLISECONDS);
        return () -> {
            var ignored = planned.cancel(false);
        };
    }

    /** Runs an action again and again, a pause in between. */
    void every(Duration pause, Runnable action) {
        var ignored = timer.scheduleWithFixedDelay(() -> {
            try {
                action.run();
            } catch (RuntimeException | Error failure) {
                // Also after an Error: the timer would never call again.
                LOG.warnf("Mailboxes: %s", failure);
            }
        }, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks after no mailbox any more: the database is about to go. */
    void stop() {
        timer.shutdownNow();
    }

    private static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
