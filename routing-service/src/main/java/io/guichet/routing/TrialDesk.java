package io.guichet.routing;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.http.TicketScope;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.routing.Trial.Past;
import io.guichet.routing.rule.RoutingRule;
import io.guichet.routing.rule.Rule;
import io.guichet.routing.rule.RuleBook;
import io.guichet.routing.rule.RuleBooks;
import io.guichet.routing.rule.RuleDesk;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Tries a rule on tickets of the past; changes nothing. */
@ApplicationScoped
public class TrialDesk {

    private static final String PAST = """
            select o.ticket_id, o.department, o.group_key, o.snapshot, o.words, o.rule is null, %s, %s
            from opening o left join ticket t on t.id = o.ticket_id left join department d on d.key = o.department
            where $1::text is null or o.department = $1 order by o.at desc limit $2""";

    private final CurrentTransaction transaction;
    private final RuleBooks books;
    private final RuleDesk rules;

    TrialDesk(CurrentTransaction transaction, RuleBooks books, RuleDesk rules) {
        this.transaction = transaction;
        this.books = books;
        this.rules = rules;
    }

    /**
     * What the rule would have done. Fails as {@link RuleDesk#save} does for what could not be saved.
     *
     * @param id of the rule that it replaces; one that no rule has for a new one
     * @param atMost how many tickets to look at, the latest first
     * @param scope of whoever tries it: what they may not see is counted, and not shown
     */
    public Uni<Trial.Result> run(UUID id, RoutingRule.Details details, int atMost, TicketScope scope) {
        return Panache.withTransaction(() -> rules.verify(details)
                .chain(() -> gather(Rule.of(id, 0, details), details, atMost, scope)))
                // Thousands of conditions are no work for an event loop.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(Material::tryOut);
    }

    private Uni<Material> gather(Rule rule, RoutingRule.Details details, int atMost, TicketScope scope) {
        return books.with(rule, details.position()).chain(book -> past(details.department(), atMost, scope)
                .map(rows -> new Material(rule, book, rows)));
    }

    private Uni<List<Row>> past(@Nullable String department, int atMost, TicketScope scope) {
        var visible = scope.where(ExplanationDesk.COLUMNS).positional(2);
        return transaction.select(PAST.formatted("coalesce(" + visible.sql() + ", false)", Destinations.FALLBACK),
                Stream.concat(Stream.of(department, atMost), visible.values().stream()).toArray())
                .map(rows -> rows.stream().map(Row::of).toList());
    }

    private record Material(Rule rule, RuleBook book, List<Row> rows) {

        Trial.Result tryOut() {
            var trial = new Trial(rule, book);
            rows.forEach(row -> trial.consider(row.past()));
            return trial.result();
        }
    }

    /** Not yet read: that is no work for an event loop either. */
    private record Row(UUID ticket, String department, @Nullable String group, String snapshot, String words,
            boolean unruled, boolean visible, @Nullable String fallback) {

        static Row of(@Nullable Object[] row) {
            return new Row((UUID) Objects.requireNonNull(row[0]), String.valueOf(row[1]), (String) row[2],
                    String.valueOf(row[3]), String.valueOf(row[4]), Boolean.TRUE.equals(row[5]),
                    Boolean.TRUE.equals(row[6]), (String) row[7]);
        }

        Past past() {
            var known = Snapshots.read(snapshot);
            return new Past(ticket, known.number(), known.subject(), department, group, fallback,
                    unruled && known.group() != null, visible, TicketFacts.unrouted(known, words));
        }
    }
}
