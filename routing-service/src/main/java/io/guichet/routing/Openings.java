package io.guichet.routing;

import java.time.Clock;

import jakarta.inject.Singleton;

import io.guichet.events.TicketSnapshot;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Sequence;
import io.guichet.routing.rule.RuleBook;
import io.smallrye.mutiny.Uni;

/** What rules were asked about, and which of them could not answer: new rules are tried on it. */
@Singleton
class Openings {

    /** The customer's words are kept as far as rules usually look. */
    private static final int WORDS = 4000;
    private static final String KEEP = """
            insert into opening (ticket_id, at, department, group_key, rule, snapshot, words)
            values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing""";
    private static final String FAILED = """
            insert into rule_failure (id, rule, ticket_id, at, reason) values ($1, $2, $3, $4, $5)""";

    private final CurrentTransaction transaction;
    private final Ids ids;
    private final Clock clock;

    Openings(CurrentTransaction transaction, Ids ids, Clock clock) {
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** The ticket was routed so. */
    Uni<Void> keep(TicketSnapshot ticket, String words, Route route) {
        return transaction.update(KEEP, ticket.id(), clock.instant(), ticket.department(), route.group().orElse(null),
                route.rule(), Snapshots.write(ticket), words.substring(0, Math.min(words.length(), WORDS)))
                .chain(() -> Sequence.each(route.failed(), failure -> note(ticket, failure)));
    }

    private Uni<Void> note(TicketSnapshot ticket, RuleBook.Failure failure) {
        return transaction.update(FAILED, ids.next(), failure.id(), ticket.id(), clock.instant(), failure.reason())
                .replaceWithVoid();
    }
}
