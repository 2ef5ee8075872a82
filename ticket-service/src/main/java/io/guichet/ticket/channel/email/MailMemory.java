package io.guichet.ticket.channel.email;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

/**
 * Lets only so much mail be in memory at once as there is room for; whoever comes later waits, in order. One large mail
 * alone always may be.
 */
@Singleton
class MailMemory {

    /** A mail, its largest file, and what is on its way to the database. */
    private static final int TIMES = 3;
    private static final long AT_LEAST = 1024 * 1024;

    private final Deque<Place> waiting = new ArrayDeque<>();
    private final long all;
    private final int largest;
    private long free;

    @Inject
    MailMemory(MailConfig config) {
        this(Runtime.getRuntime().maxMemory() / 2, config.largest());
    }

    MailMemory(long all, int largest) {
        this.all = all;
        this.free = all;
        this.largest = largest;
    }

    /** In bytes: a larger mail is kept by its header only. */
    int largest() {
        return largest;
    }

    /** A mail that is, or wants to be, in memory. */
    private final class Place {

        private final long weight;
        private final CompletableFuture<Boolean> entered = new CompletableFuture<>();
        private boolean isLeft;

        Place(long size) {
            weight = Math.min(all, Math.max(AT_LEAST, size * TIMES));
        }

        void leave() {
            List<Place> next;
            synchronized (waiting) {
                if (isLeft) {
                    return;
                }
                isLeft = true;
                free += waiting.remove(this) ? 0 : weight;
                next = admit();
            }
            next.forEach(place -> place.entered.complete(true));
        }
    }

    /** Does something with a mail of this size, in bytes, once there is room for it. */
    <T> Uni<T> with(long size, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var place = enter(size);
            var here = CallersContext.here();
            return Uni.createFrom().completionStage(place.entered).emitOn(here).chain(() -> work.get())
                    .onTermination().invoke(place::leave);
        });
    }

    /** The same for somebody who says themselves when it is over: by what is answered. */
    Uni<Runnable> hold(long size) {
        var place = enter(size);
        return Uni.createFrom().completionStage(place.entered).replaceWith(place::leave);
    }

    private Place enter(long size) {
        var place = new Place(size);
        List<Place> next;
        synchronized (waiting) {
            waiting.addLast(place);
            next = admit();
        }
        next.forEach(each -> each.entered.complete(true));
        return place;
    }

    private List<Place> admit() {
        var admitted = new ArrayList<Place>();
        while (!waiting.isEmpty() && waiting.getFirst().weight <= free) {
            free -= waiting.getFirst().weight;
            admitted.add(waiting.removeFirst());
        }
        return admitted;
    }
}
