package io.guichet.ticket;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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
    private static final String LISTEN = """
            update participant set listens = true
            where ticket_id = $1 and email = any($2) and role = 'CUSTOMER' and not listens""";
    /** A mail to more would be a newsletter. */
    private static final String LISTENERS = """
            with recursive family(id, number, merged_into, requester_id, in_copy) as (
                select id, number, null::uuid, requester_id, false from ticket where id = $1
                union select t.id, t.number, t.merged_into, t.requester_id, coalesce(t.aside_in_copy, false)
                from ticket t join family f on t.merged_into = f.id)
            select p.email, f.number, p.position from family f join participant p on p.ticket_id = f.id
            join family own on own.merged_into is null join contact c on c.id = f.requester_id
            where p.role = 'CUSTOMER' and (case when f.requester_id = own.requester_id then p.listens or p.email = $2
                else f.in_copy and p.email = c.email end)
            order by f.merged_into is not null, f.number, p.position limit 50""";
    /** Contacts that were merged are one person with several addresses; who takes part by one of them, does by all. */
    private static final String STANDING = """
            select p.role, p.position, p.listens or exists (
                select 1 from contact c join ticket t on t.requester_id in (c.id, c.merged_into)
                where c.email = p.email and t.id = p.ticket_id)
            from participant p where p.ticket_id = $1 and p.email in (
                select $2::text union all
                select other.email from contact self join contact other
                    on other.id = coalesce(self.merged_into, self.id)
                    or other.merged_into = coalesce(self.merged_into, self.id)
                where self.email = $2::text)
            order by p.role limit 20""";
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

    /** They take part from now on, and get what is answered; the ticket's row is locked. */
    public Uni<Void> listen(UUID ticket, List<EmailAddress> people) {
        return people.isEmpty()
                ? Uni.createFrom().voidItem()
                : join(ticket, people).chain(() -> transaction.update(LISTEN, ticket,
                        people.stream().map(EmailAddress::value).toArray(String[]::new))).replaceWithVoid();
    }

    /**
     * Who gets what is written to the customer; their position is 1 unless they are known by another. Those who listen to
     * another ticket of theirs that was merged into this one do so here, each at their place there; of somebody else's,
     * only that one, and if it was said so at the merge.
     */
    Uni<Listeners> listeners(Ticket ticket) {
        var requester = ticket.requester().email().value();
        return transaction.select(LISTENERS, ticket.id(), requester).map(rows -> {
            var all = new LinkedHashMap<String, Place>();
            rows.stream().map(Row::new).forEach(row -> all.putIfAbsent(row.required(0),
                    new Place(new TicketNumber(row.number(1)), (int) row.number(2))));
            var own = all.remove(requester);
            return new Listeners(own == null || !own.ticket().equals(ticket.number())
                    ? Correspondence.REQUESTER
                    : own.position(), all);
        });
    }

    /** Where somebody takes part. */
    record Place(TicketNumber ticket, int position) {}

    /**
     * Who gets what is written to the customer.
     *
     * @param requester their position
     * @param others places by address, in order
     */
    record Listeners(int requester, Map<String, Place> others) {}

    /** How mail from this address belongs to the ticket; empty when it does not. */
    public Uni<Optional<Standing>> standingOf(UUID ticket, EmailAddress address) {
        return transaction.select(STANDING, ticket, address.value()).map(rows -> rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Standing(Role.valueOf(String.valueOf(rows.getFirst()[0])),
                        rows.stream().map(row -> ((Number) Objects.requireNonNull(row[1])).intValue())
                                .collect(Collectors.toUnmodifiableSet()),
                        rows.stream().anyMatch(row -> Boolean.TRUE.equals(row[2])))));
    }

    /**
     * How somebody takes part.
     *
     * @param positions theirs, by each of their addresses
     * @param listens whether they get what is written to the customer, be it because they asked
     */
    public record Standing(Role role, Set<Integer> positions, boolean listens) {}

    private Uni<Integer> number(String sql, Object... parameters) {
        return transaction.select(sql, parameters)
                .map(rows -> ((Number) Objects.requireNonNull(rows.getFirst()[0])).intValue());
    }
}
