package io.guichet.routing.queue;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.smallrye.mutiny.Uni;

/** Who a customer's next ticket goes to where a group keeps customers and agents together. */
@Singleton
class Preferences {

    /**
     * The agent who had the requester's last ticket of the department, and that one's deputy. Parameters: whether the
     * group is sticky; the outer row is {@code t}.
     */
    static final String OF_TICKET = """
            (select array[p.assignee, a.deputy] from ticket p left join agent a on a.id = p.assignee
             where %s and p.requester = t.requester and p.assignee is not null and p.id <> t.id
               and p.department = t.department
             order by p.assigned_at desc nulls last limit 1)""";
    private static final String OF_CUSTOMER = """
            select array_remove(array[p.assignee, a.deputy], null)
            from ticket p left join agent a on a.id = p.assignee
            where p.requester = $1 and p.assignee is not null and p.department = $2
            order by p.assigned_at desc nulls last limit 1""";

    private final CurrentTransaction transaction;

    Preferences(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** The same for a ticket that there is not. */
    Uni<List<UUID>> of(UUID requester, String department) {
        return transaction.select(OF_CUSTOMER, requester, department).map(rows -> rows.isEmpty()
                ? List.of()
                : Arrays.asList((UUID[]) Objects.requireNonNull(rows.getFirst()[0])));
    }
}
