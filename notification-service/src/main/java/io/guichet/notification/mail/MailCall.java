package io.guichet.notification.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.notification.sending.Lanes;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueCall;
import io.smallrye.mutiny.Uni;

/**
 * Sends what the post office took: the network outside any session, then the record. Killed in between, it sends the
 * same mail again, with the same Message-ID. The payload is the recipient's domain.
 */
@Singleton
class MailCall implements DueCall<Attempt> {

    static final String KIND = "mail";

    private final PostOffice postOffice;
    private final SmtpServer server;
    private final Settlement settlement;
    private final Lanes lanes;

    MailCall(PostOffice postOffice, SmtpServer server, Settlement settlement, SmtpConfig config, Clock clock) {
        this.postOffice = postOffice;
        this.server = server;
        this.settlement = settlement;
        this.lanes = new Lanes(config.perDomain(), clock);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Attempt> call(Due due) {
        return switch (lanes.enter(due.payload())) {
            case Lanes.Full full -> Uni.createFrom().item(new Attempt.Crowded(full.until()));
            case Lanes.Entered entered -> send(due.id())
                    .onTermination().invoke(() -> lanes.leave(due.payload(), entered));
        };
    }

    @Override
    public Uni<Optional<Instant>> settle(Due due, Attempt attempt) {
        return settlement.settle(due.id(), attempt);
    }

    private Uni<Attempt> send(UUID delivery) {
        return postOffice.handOver(delivery)
                .chain(letter -> letter.map(server::send)
                        .orElseGet(() -> Uni.createFrom().item(new Attempt.Needless())));
    }
}
