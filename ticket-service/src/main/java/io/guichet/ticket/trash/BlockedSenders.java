package io.guichet.ticket.trash;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.http.Cursor;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Act;
import io.guichet.ticket.contact.EmailAddress;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Addresses, and domains as {@code @example.com}, whose mail opens and joins no ticket. */
@ApplicationScoped
public class BlockedSenders {

    private static final String BLOCK = """
            insert into blocked_sender (pattern, created_at, created_by) values ($1, $2, $3) on conflict do nothing""";
    private static final String IS_BLOCKED = "select exists (select 1 from blocked_sender where pattern in ($1, $2))";

    private static final String LIST = """
            select pattern from blocked_sender where $1::text is null or pattern > $1::text order by pattern limit\s""";

    private final CurrentTransaction transaction;

    BlockedSenders(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** Hears no more from this address. */
    @WithTransaction
    public Uni<Void> block(EmailAddress address, Act act) {
        return block(address.value(), act);
    }

    /** Hears no more from any address of this domain. */
    @WithTransaction
    public Uni<Void> blockDomain(EmailAddress address, Act act) {
        return block("@" + address.domain(), act);
    }

    /** Hears of them again. */
    @WithTransaction
    public Uni<Void> allow(String pattern) {
        return transaction.update("delete from blocked_sender where pattern = $1", pattern).replaceWithVoid();
    }

    @WithSession
    public Uni<Page<String>> all(PageRequest page) {
        var after = page.after().flatMap(cursor -> cursor.text(0)).orElse(null);
        return transaction.select(LIST + page.fetch(), after)
                .map(rows -> Page.of(rows.stream().map(row -> String.valueOf(row[0])).toList(), page,
                        pattern -> Cursor.of(pattern)));
    }

    /** Whether nobody wants to hear from this address. */
    public Uni<Boolean> isBlocked(EmailAddress address) {
        return transaction.select(IS_BLOCKED, address.value(), "@" + address.domain())
                .map(rows -> Boolean.TRUE.equals(rows.getFirst()[0]));
    }

    private Uni<Void> block(String pattern, Act act) {
        return transaction.update(BLOCK, pattern, act.at(), act.by().name()).replaceWithVoid();
    }
}
