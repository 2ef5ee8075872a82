package io.guichet.ticket.channel.email;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.guichet.ticket.Languages;
import io.smallrye.mutiny.Uni;

/**
 * Reads mails on threads of their own, since a large one takes its time, and comes back to the caller's event loop; one
 * that takes too long is given up, and only so many are in memory at once.
 */
@Singleton
class MailReader {

    private final MailStore store;
    private final MailMemory memory;
    private final Languages languages;
    private final Duration longest;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mail reading").factory());

    MailReader(MailStore store, MailMemory memory, Languages languages, MailConfig config) {
        this.store = store;
        this.memory = memory;
        this.languages = languages;
        this.longest = config.longestReading();
    }

    /** Does something with what a stored mail says. */
    <T> Uni<T> reading(UUID mail, Function<Reading, Uni<T>> then) {
        return store.look(mail).chain(stored -> stored.problem()
                .map(problem -> then.apply(new Reading(null, problem)))
                .orElseGet(() -> memory.with(stored.size(), () -> counted(mail).chain(then::apply))));
    }

    /** Whatever comes of an attempt, it is over: only one that ends the process stays counted. */
    private Uni<Reading> counted(UUID mail) {
        return store.begin(mail).chain(begun -> begun.problem()
                .map(problem -> Uni.createFrom().item(new Reading(null, problem)))
                .orElseGet(() -> store.raw(mail).chain(this::read).eventually(() -> store.end(mail))));
    }

    /** Does something for which a mail of this size, in bytes, is in memory, once there is room for it. */
    <T> Uni<T> withRoom(long size, Supplier<Uni<T>> work) {
        return memory.with(size, work);
    }

    /** As {@link #reading(UUID, Function)} for a mail that is not stored, and that the caller has made room for. */
    <T> Uni<T> reading(byte[] raw, Function<Reading, Uni<T>> then) {
        return read(raw).chain(then::apply);
    }

    private Uni<Reading> read(byte[] raw) {
        return patiently(() -> Reading.of(raw, languages))
                .onFailure(TookTooLong.class)
                .recoverWithItem(late -> new Reading(null, String.valueOf(late.getMessage())));
    }

    /** The bytes of a stored mail, once there is room for them. */
    Uni<byte[]> raw(UUID mail) {
        return store.look(mail).chain(stored -> memory.with(stored.size(), () -> store.raw(mail)));
    }

    /** The content of a file of a stored mail. */
    Uni<byte[]> file(MailFacts.Place place) {
        return store.look(place.mail()).chain(stored -> memory.with(stored.size(), () -> store.raw(place.mail())
                .chain(raw -> patiently(() -> MailParser.files(raw).get(place.position())))));
    }

    /** On a thread that is told to stop after a time, and that nobody waits for any longer. */
    <T> Uni<T> patiently(Supplier<T> work) {
        return Uni.createFrom().deferred(() -> {
            var here = CallersContext.here();
            var done = new CompletableFuture<T>();
            var thread = Thread.ofPlatform().daemon().name("mail").start(() -> {
                try {
                    done.complete(work.get());
                } catch (RuntimeException | Error failure) {
                    done.completeExceptionally(failure);
                }
            });
            var end = timer.schedule(() -> {
                if (done.completeExceptionally(new TookTooLong(longest))) {
                    thread.interrupt();
                }
            }, longest.toMillis(), TimeUnit.MILLISECONDS);
            return Uni.createFrom().completionStage(done).emitOn(here)
                    .onTermination().invoke(() -> end.cancel(false));
        });
    }
}
