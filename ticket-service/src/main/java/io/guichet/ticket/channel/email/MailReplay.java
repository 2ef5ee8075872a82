package io.guichet.ticket.channel.email;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

/**
 * Files the mails of the store that are not filed, in the order in which they came: after a fix, or when the store was
 * brought into an empty database.
 */
@ApplicationScoped
public class MailReplay {

    /** Shorter than a caller waits for an answer. */
    private static final Duration AT_ONCE = Duration.ofSeconds(3);
    private static final int TRIES = 3;

    private final MailLists lists;
    private final MailRoom room;
    private final ReplayLease lease;
    private final Clock clock;

    MailReplay(MailLists lists, MailRoom room, ReplayLease lease, Clock clock) {
        this.lists = lists;
        this.room = room;
        this.lease = lease;
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param filed how many mails have an end now that had none
     * @param failed how many still cannot be filed
     * @param more whether time ran out before all that was asked for was tried
     */
    public record Progress(int filed, int failed, boolean more) {

        Progress with(boolean isFiled) {
            return isFiled ? new Progress(filed + 1, failed, more) : new Progress(filed, failed + 1, more);
        }

        Progress unfinished() {
            return new Progress(filed, failed, true);
        }
    }

    /**
     * Files up to so many, one after the other: an answer has to come after what it answers. Nobody else does so
     * meanwhile, else it fails with {@link ReplayGoesOn}.
     */
    public Uni<Progress> replay(int limit) {
        var end = clock.instant().plus(AT_ONCE);
        return lease.whileHeld(() -> lists.waiting(limit).chain(ids -> next(ids, 0, new Progress(0, 0, false), end)));
    }

    private Uni<Progress> next(List<UUID> ids, int place, Progress soFar, Instant end) {
        if (place == ids.size()) {
            return Uni.createFrom().item(soFar);
        } else if (clock.instant().isAfter(end)) {
            return Uni.createFrom().item(soFar.unfinished());
        }
        return isFiled(ids.get(place)).chain(filed -> next(ids, place + 1, soFar.with(filed), end));
    }

    private Uni<Boolean> isFiled(UUID mail) {
        return room.again(mail).map(taken -> taken.stored().isFiled())
                // Somebody else may hold it at this moment.
                .onFailure().retry().atMost(TRIES)
                .onFailure().recoverWithItem(false);
    }
}
