package io.guichet.ticket.channel.email;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.contact.EmailAddress;
import io.smallrye.mutiny.Uni;

/** How fast somebody writes: two machines that answer each other without saying so are told by it. */
@Singleton
class Pace {

    private static final Duration PERIOD = Duration.ofHours(1);
    private static final Duration LATE = Duration.ofDays(1);
    private static final String COUNT = """
            select count(*), count(*) filter (where content_hash = $3) from (
                select content_hash from incoming_mail where from_address = $1 and received_at > $2
                and received_at <= $5 and id <> $4 order by received_at desc limit 1000) latest""";

    private final CurrentTransaction connection;
    private final MailConfig config;
    private final Clock clock;

    Pace(CurrentTransaction connection, MailConfig config, Clock clock) {
        this.connection = connection;
        this.config = config;
        this.clock = clock;
    }

    /** What somebody did in the hour before a mail of theirs came. */
    enum Speed {
        USUAL,
        /** It came long ago, and is only filed now: nobody waits to be told that it came. */
        LATE,
        /** They wrote more than people do: no machine of ours answers. */
        FAST,
        /** They wrote the same again and again, as only a machine does. */
        TURNING;

        /** Why they are not told of receipt; null when they are. */
        @Nullable
        String silence() {
            return switch (this) {
                case FAST, TURNING -> "not acknowledged: its sender wrote very often within an hour";
                case LATE -> "not acknowledged: it came more than a day before it was filed";
                case USUAL -> null;
            };
        }
    }

    Uni<Speed> of(EmailAddress sender, StoredMail mail) {
        var at = mail.receivedAt();
        var late = at.isBefore(clock.instant().minus(LATE));
        return connection.select(COUNT, sender.value(), at.minus(PERIOD), mail.contentHash(), mail.id(), at)
                .map(rows -> speed(number(rows.getFirst()[0]), number(rows.getFirst()[1]), late));
    }

    private Speed speed(long all, long same, boolean late) {
        if (same >= config.mostRepeated()) {
            return Speed.TURNING;
        } else if (all >= config.mostPerHour()) {
            return Speed.FAST;
        }
        return late ? Speed.LATE : Speed.USUAL;
    }

    private static long number(@Nullable Object count) {
        return ((Number) Objects.requireNonNull(count)).longValue();
    }
}
