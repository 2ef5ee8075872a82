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
 * alone always may be. Small mails have room of their own: none waits for a large one that comes slowly.
 */
@Singleton
class MailMemory {

    /** A mail, its largest file, and what is on its way to the database. */
    private static final int TIMES = 3;
    private static final long AT_LEAST = 1024 * 1024;
    /** The part of all the room that is for small mails. */
    private static final int SMALL_PART = 8;

    private final Room small;
    private final Room large;
    private final int largest;

    @Inject
    MailMemory(MailConfig config) {
        this(Runtime.getRuntime().maxMemory() / 2, config.largest());
    }

    MailMemory(long all, int largest) {
        this.small = new Room(all / SMALL_PART);
        this.large = new Room(all - all / SMALL_PART);
        this.largest = (int) Math.min(largest, large.all / TIMES);
    }

    /** In bytes: a larger mail is kept by its header only. What there is no room for is one, whatever is configured. */
    int largest() {
        return largest;
    }

    /** Room for so many bytes. */
    private static final class Room {

        private final Deque<Place> waiting = new ArrayDeque<>();
        private final long all;
        private long free;

        Room(long all) {
            this.all = all;
            this.free = all;
        }

        Place enter(long weight) {
            var place = new Place(this, Math.min(all, weight));
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

    /** A mail that is, or wants to be, in memory. */
    private static final class Place {

        private final Room room;
        private final long weight;
        private final CompletableFuture<Boolean> entered = new CompletableFuture<>();
        private boolean isLeft;

        Place(Room room, long weight) {
            this.room = room;
            this.weight = weight;
        }

        void leave() {
            List<Place> next;
            synchronized (room.waiting) {
                if (isLeft) {
                    return;
                }
                isLeft = true;
                room.free += room.waiting.remove(this) ? 0 : weight;
                next = room.admit();
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
        var weight = size * TIMES;
        return weight <= AT_LEAST ? small.enter(AT_LEAST) : large.enter(weight);
    }
}
