package io.guichet.ticket;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.guichet.http.TicketColumns;
import io.guichet.http.TicketScope;
import io.guichet.http.postgres.PlannedAnew;

/** A statement that grows with its parameters: what a caller sends is always a parameter, never text. */
public final class Sql {

    /**
     * Tickets with those who asked; {@code t} and {@code c}. Each has one; what says so with an outer join is spared by
     * PostgreSQL where nothing is asked of the contact.
     */
    public static final String TICKETS = "ticket t left join contact c on c.id = t.requester_id";

    /** Of the customer and their organisation, the greater; on {@link #TICKETS}. */
    public static final String IMPORTANCE = "greatest(c.importance, (select o.importance from organization o"
            + " where o.id = c.organization_id))";

    /** The support level of the customer, or else of their organisation. */
    public static final String LEVEL = "coalesce(c.level, (select o.level from organization o"
            + " where o.id = c.organization_id))";

    /** Who looks after the customer, or else after their organisation. */
    public static final String ACCOUNT_MANAGER = "coalesce(c.account_manager, (select o.account_manager from organization o"
            + " where o.id = c.organization_id))";

    /** Where {@link #TICKETS} has what decides who sees one. */
    public static final TicketColumns COLUMNS = new TicketColumns("t.department", "t.group_key", "t.assignee",
            "c.email",
            lookedAfterBy("= %s"),
            // The index has only those with somebody.
            "t.collaborators <> '{}' and t.collaborators");

    /** The same of a ticket without its contact: no customer sees anything by them. */
    private static final TicketColumns OF_TICKET = new TicketColumns(COLUMNS.department(), COLUMNS.group(),
            COLUMNS.assignee(), null, COLUMNS.accountManager(), COLUMNS.collaborators());

    /** What follows a condition, so that nothing of the trash is found. */
    static final String IN_USE = " and t.aside_reason not in ('SPAM', 'TRASH')";

    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> parameters = new ArrayList<>();

    /** {@link #TICKETS}, where the ticket is the one that another table has in this column. */
    public static String ticketsOn(String column) {
        return "ticket t on t.id = " + column + " left join contact c on c.id = t.requester_id";
    }

    /**
     * The condition that whoever looks after the customer, or else after their organisation, compares so. By the contacts:
     * indexes find them, and their tickets; as an array, it is one of several conditions that indexes answer together.
     */
    public static String lookedAfterBy(String comparison) {
        return "t.requester_id = any(array(select k.id from contact k where k.account_manager " + comparison
                + " union all select k.id from contact k where k.account_manager is null and k.organization_id"
                + " = any(array(select o.id from organization o where o.account_manager " + comparison + "))))";
    }

    /** Appends SQL as it stands, with {@code %s} for each parameter in order. */
    @CanIgnoreReturnValue
    public Sql add(String sql, @Nullable Object... values) {
        Object[] places = new Object[values.length];
        for (var place = 0; place < values.length; place++) {
            places[place] = parameter(values[place]);
        }
        text.append(values.length == 0 ? sql : sql.formatted(places));
        return this;
    }

    /** Appends the condition that the caller sees the ticket; what is in the trash is in no list but its own. */
    @CanIgnoreReturnValue
    public Sql visible(TicketScope scope) {
        var visible = scope.where(COLUMNS).positional(parameters.size());
        text.append(visible.sql()).append(IN_USE);
        parameters.addAll(visible.values());
        return this;
    }

    /**
     * Appends the condition that the ticket counts in figures for the caller, on {@code ticket t} alone: what was deleted
     * was worked on, spam was not.
     */
    @CanIgnoreReturnValue
    public Sql counted(TicketScope scope) {
        var counted = scope.where(OF_TICKET).positional(parameters.size());
        text.append(counted.sql()).append(" and t.aside_reason <> 'SPAM'");
        parameters.addAll(counted.values());
        return this;
    }

    /** A further parameter; the place where it stands. */
    public String parameter(@Nullable Object value) {
        parameters.add(value);
        return "$" + parameters.size();
    }

    /** As {@link #parameter}; its number. */
    public int place(@Nullable Object value) {
        parameters.add(value);
        return parameters.size();
    }

    /** Planned for the values of each call. */
    public String text() {
        return PlannedAnew.sql(text.toString());
    }

    public @Nullable Object[] parameters() {
        return parameters.toArray();
    }
}
