package io.guichet.ticket;

import java.util.List;
import java.util.Objects;
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
    private static final String TAKES_PART = "select exists (select 1 from participant where ticket_id = $1 and email = $2)";

    private final CurrentTransaction transaction;

    Participants(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** They take part from now on, in this order; the ticket's row is locked. */
    Uni<Void> join(UUID ticket, List<EmailAddress> people) {
        var addresses = people.stream().map(EmailAddress::value).distinct().toArray(String[]::new);
        return transaction.update(JOIN, ticket, addresses).replaceWithVoid();
    }

    /** Whether mail from this address belongs to the ticket. */
    public Uni<Boolean> takesPart(UUID ticket, EmailAddress address) {
        return transaction.select(TAKES_PART, ticket, address.value())
                .map(rows -> (Boolean) Objects.requireNonNull(rows.getFirst()[0]));
    }
}
