package io.guichet.http;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent.Reach;

/**
 * Which tickets a caller sees: one answer for lists, counts, searches, single tickets and live streams. What lies
 * outside answers exactly as what does not exist.
 */
public final class TicketScope {

    private final boolean everything;
    private final Set<String> departments;
    private final Set<String> groups;
    private final @Nullable UUID assignee;
    private final Set<String> requesterEmails;
    private final @Nullable UUID accountManager;

    private TicketScope(Builder granted) {
        this.everything = granted.everything;
        this.departments = Set.copyOf(granted.departments);
        this.groups = Set.copyOf(granted.groups);
        this.assignee = granted.assignee;
        this.requesterEmails = Set.copyOf(granted.requesterEmails);
        this.accountManager = granted.accountManager;
    }

    /** What this caller sees; nothing without {@link Permission#TICKET_READ}. */
    public static TicketScope of(Caller caller) {
        var granted = new Builder();
        if (caller.may(Permission.TICKET_READ)) {
            switch (caller) {
                case Caller.Machine _ -> granted.everything = true;
                case Caller.Customer customer -> granted.requesterEmails = Set.of(customer.email());
                case Caller.Person person -> granted.to(person);
            }
        }
        return new TicketScope(granted);
    }

    /**
     * The same for a customer who is known by all of these addresses, in lower case; of no meaning for anybody else, or
     * for whom none is given.
     */
    public TicketScope knownBy(Set<String> addresses) {
        if (!isCustomers() || addresses.isEmpty()) {
            return this;
        }
        var granted = new Builder();
        granted.requesterEmails = addresses;
        return new TicketScope(granted);
    }

    /** Whether the caller is a customer, who sees their own tickets only, and the public part of them. */
    public boolean isCustomers() {
        return !requesterEmails.isEmpty();
    }

    /** Whether the caller sees the tickets of all departments. */
    public boolean isEverything() {
        return everything;
    }

    /** Whether the caller sees the ticket with these fields. */
    public boolean allows(TicketFields ticket) {
        return everything
                || departments.contains(ticket.department())
                || ticket.group() != null && groups.contains(ticket.group())
                || assignee != null && (assignee.equals(ticket.assignee()) || ticket.collaborators().contains(assignee))
                || ticket.requesterEmail() != null && requesterEmails.contains(ticket.requesterEmail())
                || accountManager != null && accountManager.equals(ticket.accountManager());
    }

    /**
     * The same for an index of words: a ticket is seen that has one of these marks, {@code d:} a department, {@code g:} a
     * group, {@code a:} an agent who has it or was brought into it, {@code m:} an account manager. Empty if everything is
     * seen; of no meaning for customers.
     */
    public Optional<Set<String>> marks() {
        if (everything) {
            return Optional.empty();
        }
        var marks = new TreeSet<String>();
        departments.forEach(department -> marks.add("d:" + department));
        groups.forEach(group -> marks.add("g:" + group));
        if (assignee != null) {
            marks.add("a:" + assignee);
        }
        if (accountManager != null) {
            marks.add("m:" + accountManager);
        }
        return Optional.of(marks);
    }

    /** The same as a condition on rows: {@code true}, {@code false}, or what has to hold of the columns. */
    public SqlPredicate where(TicketColumns columns) {
        if (everything) {
            return new SqlPredicate("(true)", Map.of());
        }
        var condition = new Alternatives();
        condition.isOneOf(columns.department(), departments);
        condition.isOneOf(columns.group(), groups);
        condition.is(columns.assignee(), assignee);
        condition.isOneOf(columns.requesterEmail(), requesterEmails);
        condition.is(columns.accountManager(), accountManager);
        condition.contains(columns.collaborators(), assignee);
        return condition.predicate();
    }

    /** What is granted while it is being gathered. */
    private static final class Builder {
        private boolean everything;
        private Set<String> departments = Set.of();
        private Set<String> groups = Set.of();
        private @Nullable UUID assignee;
        private Set<String> requesterEmails = Set.of();
        private @Nullable UUID accountManager;

        void to(Caller.Person person) {
            assignee = person.id();
            switch (person.reach()) {
                case Reach.ALL -> everything = true;
                case Reach.DEPARTMENT -> {
                    departments = person.departments();
                    groups = person.groups();
                }
                case Reach.GROUP -> groups = person.groups();
                case Reach.ACCOUNTS -> accountManager = person.id();
                case Reach.OWN -> {
                }
            }
        }
    }

    /** Conditions of which one has to hold. */
    private static final class Alternatives {
        private final StringBuilder sql = new StringBuilder();
        private final Map<String, Object> parameters = new LinkedHashMap<>();

        void is(@Nullable String column, @Nullable Object value) {
            if (column != null && value != null) {
                var place = parameter(value);
                or(column.contains("%s") ? column.replace("%s", place) : column + " = " + place);
            }
        }

        /** As text: an array of it has an index of its own. */
        void contains(@Nullable String column, @Nullable UUID agent) {
            if (column != null && agent != null) {
                or(column + " @> array[cast(" + parameter(agent.toString()) + " as text)]");
            }
        }

        void isOneOf(@Nullable String column, Collection<String> values) {
            if (column != null && values.size() == 1) {
                is(column, values.iterator().next());
            } else if (column != null && !values.isEmpty()) {
                or(new TreeSet<>(values).stream().map(this::parameter)
                        .collect(Collectors.joining(", ", column + " in (", ")")));
            }
        }

        SqlPredicate predicate() {
            return new SqlPredicate(sql.isEmpty() ? "(false)" : "(" + sql + ")", parameters);
        }

        private void or(String condition) {
            sql.append(sql.isEmpty() ? "" : " or ").append(condition);
        }

        private String parameter(Object value) {
            var name = "scope" + parameters.size();
            parameters.put(name, value);
            return ":" + name;
        }
    }
}
