package io.guichet.notification.mail;

import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueCall;
import io.smallrye.mutiny.Uni;

/**
 * Sends what the post office took: the network outside any session, then the record. Killed in between, it sends the
 * same mail again, with the same Message-ID.
 */
@Singleton
class MailCall implements DueCall<Attempt> {

    static final String KIND = "mail";

    private final PostOffice postOffice;
    private final SmtpServer server;
    private final Settlement settlement;

    MailCall(PostOffice postOffice, SmtpServer server, Settlement settlement) {
        this.postOffice = postOffice;
        this.server = server;
        this.settlement = settlement;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Attempt> call(Due due) {
        return postOffice.letter(due.id())
                .chain(letter -> letter.map(server::send)
                        .orElseGet(() -> Uni.createFrom().item(new Attempt.Needless())));
    }

    @Override
    public Uni<Optional<Instant>> settle(Due due, Attempt attempt) {
        return settlement.settle(due.id(), attempt);
    }
}
