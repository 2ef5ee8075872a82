package io.guichet.http;

import org.jspecify.annotations.Nullable;

/**
 * Where a query finds what decides who sees a ticket; each is an SQL expression such as {@code t.department}.
 *
 * @param department key of the department
 * @param group key of the group, null until routed
 * @param assignee id of the agent, null when nobody has it
 * @param requesterEmail address in lower case; absent where a service does not keep it: customers then see nothing
 * @param accountManager id of the agent who looks after the requester's organisation, or a condition with {@code %s} in
 *   place of that id; absent where not kept
 * @param collaborators {@code text[]} of the ids of agents who were brought into the ticket; absent where not kept
 */
public record TicketColumns(String department, String group, String assignee, @Nullable String requesterEmail,
        @Nullable String accountManager, @Nullable String collaborators) {

    /** Where nobody is kept who was brought into a ticket. */
    public TicketColumns(String department, String group, String assignee, @Nullable String requesterEmail,
            @Nullable String accountManager) {
        this(department, group, assignee, requesterEmail, accountManager, null);
    }
}
