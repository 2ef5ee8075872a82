package io.guichet.ticket.channel.email;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

/** Tells whoever watches over the service of mail that does not come in, or goes no further. */
@Singleton
class MailGauges {

    private static final String LOOK = """
            select (select coalesce(extract(epoch from now() - min(last_error_at)) / 60, 0)::bigint from mailbox
                    where last_error is not null),
                (select coalesce(extract(epoch from now() - min(received_at)) / 60, 0)::bigint from incoming_mail
                    where outcome is null),
                (select count(*) from incoming_mail where outcome = 'FAILED'),
                (select coalesce(extract(epoch from now() - min(received_at)) / 3600, 0)::bigint from incoming_mail
                    where outcome = 'HELD')""";

    private final Pool pool;
    private final AtomicLong troubled;
    private final AtomicLong waiting;
    private final AtomicLong failed;
    private final AtomicLong held;

    MailGauges(Pool pool, MeterRegistry metrics) {
        this.pool = pool;
        this.troubled = gauge(metrics, "guichet_ticket_mailbox_trouble_minutes");
        this.waiting = gauge(metrics, "guichet_ticket_mail_waiting_minutes");
        this.failed = gauge(metrics, "guichet_ticket_mail_failed");
        this.held = gauge(metrics, "guichet_ticket_mail_held_hours");
    }

    private static AtomicLong gauge(MeterRegistry metrics, String name) {
        return Objects.requireNonNull(metrics.gauge(name, new AtomicLong()));
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return pool.query(LOOK).execute().invoke(found -> note(found.iterator().next())).replaceWithVoid();
    }

    private void note(Row row) {
        troubled.set(row.getLong(0));
        waiting.set(row.getLong(1));
        failed.set(row.getLong(2));
        held.set(row.getLong(3));
    }
}
