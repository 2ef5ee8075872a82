package io.guichet.ticket;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.contact.EmailAddress;
import io.smallrye.mutiny.Uni;

/** Who takes part in which ticket by mail: anybody else's mail never joins it by itself. */
@Singleton
public class Participants {

    private static final String JOIN = """
            insert into participant (ticket_id, position, email)
            select $1, coalesce((select max(position) from participant where ticket_id = $1), 0) + one.place, one.email
            from unnest($2::text[]) with ordinality one (email, place)
            on conflict (ticket_id, email) do nothing""";
    /** Contacts that were merged are one person with several addresses; who takes part by one of them, does by all. */
    private static final String ROLE = """
            select role from participant where ticket_id = $1 and email in (
                select $2::text union all
                select other.email from contact self join contact other
                    on other.id = coalesce(self.merged_into, self.id)
                    or other.merged_into = coalesce(self.merged_into, self.id)
                where self.email = $2::text)
            order by role limit 1""";
    private static final String OUTSIDE = "update participant set role = 'OUTSIDE' where ticket_id = $1 and position > $2";
    private static final String LAST = "select coalesce(max(position), 0) from participant where ticket_id = $1";
    private static final String POSITION = "select position from participant where ticket_id = $1 and email = $2";

    private final CurrentTransaction transaction;

    Participants(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** They take part from now on, in this order; the ticket's row is locked. */
    Uni<Void> join(UUID ticket, List<EmailAddress> people) {
        var addresses = people.stream().map(EmailAddress::value).distinct().toArray(String[]::new);
        return transaction.update(JOIN, ticket, addresses).replaceWithVoid();
    }

    /** How somebody takes part. */
    public enum Role {
        /** In the conversation with the customer. */
        CUSTOMER,
        /** Asked by us, unknown to the customer: what they write is for colleagues. */
        OUTSIDE
    }

    /**
     * They are asked from outside of the conversation; whoever is part of it already stays so. The position of the
     * first of them.
     */
    Uni<Integer> ask(UUID ticket, List<EmailAddress> people) {
        return number(LAST, ticket)
                .chain(last -> join(ticket, people).chain(() -> transaction.update(OUTSIDE, ticket, last)))
                .chain(() -> number(POSITION, ticket, people.getFirst().value()));
    }

    /** How mail from this address belongs to the ticket; empty when it does not. */
    public Uni<Optional<Role>> roleOf(UUID ticket, EmailAddress address) {
        return transaction.select(ROLE, ticket, address.value())
                .map(rows -> rows.stream().findFirst().map(row -> Role.valueOf(String.valueOf(row[0]))));
    }

    private Uni<Integer> number(String sql, Object... parameters) {
        return transaction.select(sql, parameters)
                .map(rows -> ((Number) Objects.requireNonNull(rows.getFirst()[0])).intValue());
    }
}
