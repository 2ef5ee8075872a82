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
    private static final String COUNT = """
            select count(*), count(*) filter (where content_hash = $3) from (
                select content_hash from incoming_mail where from_address = $1 and received_at > $2
                and id <> $4 order by received_at desc limit 1000) latest""";

    private final CurrentTransaction connection;
    private final MailConfig config;
    private final Clock clock;

    Pace(CurrentTransaction connection, MailConfig config, Clock clock) {
        this.connection = connection;
        this.config = config;
        this.clock = clock;
    }

    /** What somebody did in the last hour. */
    enum Speed {
        USUAL,
        /** They wrote more than people do: no machine of ours answers. */
        FAST,
        /** They wrote the same again and again, as only a machine does. */
        TURNING
    }

    Uni<Speed> of(EmailAddress sender, StoredMail mail) {
        return connection.select(COUNT, sender.value(), clock.instant().minus(PERIOD), mail.contentHash(), mail.id())
                .map(rows -> speed(number(rows.getFirst()[0]), number(rows.getFirst()[1])));
    }

    private Speed speed(long all, long same) {
        if (same >= config.mostRepeated()) {
            return Speed.TURNING;
        }
        return all >= config.mostPerHour() ? Speed.FAST : Speed.USUAL;
    }

    private static long number(@Nullable Object count) {
        return ((Number) Objects.requireNonNull(count)).longValue();
    }
}
