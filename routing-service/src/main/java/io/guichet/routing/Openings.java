package io.guichet.routing;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketSnapshot;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Sequence;
import io.guichet.routing.rule.RuleBook;
import io.smallrye.mutiny.Uni;

/** What rules were asked about, and which of them could not answer: new rules are tried on it. */
@Singleton
class Openings {

    private static final String KEEP = """
            insert into opening (ticket_id, at, department, group_key, rule, snapshot, words, requester, requester_email)
            values ($1, $2, $3, $4, $5, $6, $7, $8, lower($9))
            on conflict (ticket_id) do update set group_key = excluded.group_key, rule = excluded.rule
            where opening.group_key is null""";
    private static final String LEARN = """
            insert into opening (ticket_id, at, department, group_key, rule, snapshot, words, requester, requester_email)
            values ($1, $2, $3, null, null, $4, $5, $6, lower($7))
            on conflict (ticket_id) do update set words = excluded.words where opening.words = ''""";
    private static final String WENT = "update opening set group_key = $2 where ticket_id = $1 and group_key is null";
    private static final String SAY = "update opening set words = $2 where ticket_id = $1 and words = ''";
    private static final String WORDS_OF = "select words from opening where ticket_id = $1";
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
                chosenBy(route), Snapshots.write(ticket), TicketFacts.looked(words),
                ticket.requester().id(),
                ticket.requester().email())
                .chain(() -> note(ticket.id(), route));
    }

    /** Name of what chose the group; null when that was given: no rule moves it. */
    private static @Nullable String chosenBy(Route route) {
        return route.rule() == null || route.source() == RouteNames.Source.GIVEN ? null : route.rule().name();
    }

    /** These rules were passed over for the ticket, since they could not be decided. */
    Uni<Void> note(UUID ticket, Route route) {
        return Sequence.each(route.failed(), failure -> note(ticket, failure));
    }

    /** The customer wrote this, before anything else is known to have happened to the ticket. */
    Uni<Void> learn(TicketSnapshot ticket, String words, Instant at) {
        return transaction
                .update(LEARN, ticket.id(), at, ticket.department(), Snapshots.write(ticket), TicketFacts.looked(words),
                        ticket.requester().id(), ticket.requester().email())
                .replaceWithVoid();
    }

    /** What the customer wrote, which came later than the ticket was routed. */
    Uni<Void> say(UUID ticket, String words) {
        return words.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.update(SAY, ticket, TicketFacts.looked(words)).replaceWithVoid();
    }

    /** The group that it went to first. */
    Uni<Void> went(UUID ticket, @Nullable String group) {
        return group == null
                ? Uni.createFrom().voidItem()
                : transaction.update(WENT, ticket, group).replaceWithVoid();
    }

    /** What the customer wrote, as far as it is kept; empty when it is not known. */
    Uni<String> wordsOf(UUID ticket) {
        return transaction.select(WORDS_OF, ticket)
                .map(rows -> rows.isEmpty() ? "" : String.valueOf(rows.getFirst()[0]));
    }

    private Uni<Void> note(UUID ticket, RuleBook.Failure failure) {
        return transaction.update(FAILED, ids.next(), failure.id(), ticket, clock.instant(), failure.reason())
                .replaceWithVoid();
    }
}
