package io.guichet.ticket.query;

import static io.guichet.ticket.query.Operator.AFTER;
import static io.guichet.ticket.query.Operator.AT_LEAST;
import static io.guichet.ticket.query.Operator.AT_MOST;
import static io.guichet.ticket.query.Operator.BEFORE;
import static io.guichet.ticket.query.Operator.CONTAINS;
import static io.guichet.ticket.query.Operator.IN;
import static io.guichet.ticket.query.Operator.IS;
import static io.guichet.ticket.query.Operator.IS_SET;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.guichet.events.Channel;
import io.guichet.events.Priority;
import io.guichet.events.TicketStatus;
import io.guichet.events.TicketType;
import io.guichet.ticket.Sql;
import io.guichet.ticket.contact.Verification;

/**
 * What a filter may speak of.
 *
 * @param sql where a query finds it
 * @param words all values that it can have; none when it is free
 */
public record Field(String name, Kind kind, String sql, Set<String> words) {

    private static final String CUSTOM = "fields.";
    private static final String CUSTOM_KEY = "[A-Za-z0-9_.-]{1,100}";
    private static final List<Field> KNOWN = List.of(
            word("status", "t.status", TicketStatus.values()), word("priority", "t.priority", Priority.values()),
            word("type", "t.type", TicketType.values()), word("channel", "t.channel", Channel.values()),
            free("department", "t.department"), new Field("group", Kind.GROUP, "t.group_key", Set.of()),
            new Field("assignee", Kind.AGENT, "t.assignee", Set.of()),
            new Field("contact", Kind.CONTACT, "t.requester_id", Set.of()),
            new Field("organization", Kind.ORGANIZATION, "c.organization_id", Set.of()),
            free("category", "t.category"), free("product", "t.product"), free("language", "t.language"),
            free("region", "t.region"), new Field("tags", Kind.TAGS, "t.tags", Set.of()),
            new Field("subject", Kind.TEXT, "t.subject", Set.of()),
            number("number", "t.number"), number("importance", Sql.IMPORTANCE),
            free("level", Sql.LEVEL), new Field("accountManager", Kind.ACCOUNT, Sql.ACCOUNT_MANAGER, Set.of()),
            word("verification", "c.verification", Verification.values()),
            instant("createdAt", "t.created_at"), instant("updatedAt", "t.updated_at"),
            instant("waitingSince", "t.waiting_since"), instant("resolvedAt", "t.resolved_at"),
            instant("thankedAt", "t.thanked_at"), instant("snoozedUntil", "t.snoozed_until"),
            free("subStatus", "t.sub_status"), free("source", "t.origin_source"),
            new Field("collaborators", Kind.AGENTS, "t.collaborators", Set.of()),
            instant("closedAt", "t.closed_at"), instant("due", "t.due"), number("rating", "t.rating"),
            new Field("mentioned", Kind.MENTION, "select 1 from mention n where n.ticket_id = t.id and n.agent_id",
                    Set.of()));

    /** What can be asked of a field. */
    public enum Kind {
        WORD(IS, IN, IS_SET),
        GROUP(IS, IN, IS_SET),
        AGENT(IS, IN, IS_SET),
        /** Agents who look after a contact: their own, or else that of their organisation. */
        ACCOUNT(IS, IN, IS_SET),
        /** Who was merged into another stands for that one. */
        CONTACT(IS, IN, IS_SET),
        /** Likewise. */
        ORGANIZATION(IS, IN, IS_SET),
        /** Agents who are named in a note; a condition on rows of their own. */
        MENTION(IS, IN),
        /** Several agents. */
        AGENTS(IS, IN, IS_SET),
        TAGS(CONTAINS, IS_SET),
        TEXT(IS, CONTAINS),
        NUMBER(IS, IN, AT_LEAST, AT_MOST),
        INSTANT(BEFORE, AFTER, IS_SET),
        CUSTOM(IS, IN, IS_SET, AT_LEAST, AT_MOST, CONTAINS);

        private final Set<Operator> operators;

        Kind(Operator... operators) {
            this.operators = EnumSet.copyOf(List.of(operators));
        }

        Set<Operator> operators() {
            return operators;
        }
    }

    /** Whether other rows, or the text of the ticket, have to be read for each ticket. */
    boolean looksElsewhere() {
        return kind == Kind.TEXT || sql.contains("select ");
    }

    /** The field of a name; {@code fields.x} is the custom field {@code x}. */
    static Optional<Field> of(String name) {
        if (name.startsWith(CUSTOM) && name.substring(CUSTOM.length()).matches(CUSTOM_KEY)) {
            // The key has no quotation mark, and so can stand in the text of a query.
            var key = name.substring(CUSTOM.length());
            return Optional.of(new Field(name, Kind.CUSTOM, "(t.fields ->> '%s')".formatted(key), Set.of()));
        }
        return KNOWN.stream().filter(field -> field.name.equals(name)).findFirst();
    }

    /** The names of all fields but the custom ones. */
    public static List<String> names() {
        return KNOWN.stream().map(Field::name).toList();
    }

    private static Field word(String name, String sql, Enum<?>[] words) {
        return new Field(name, Kind.WORD, sql,
                Set.copyOf(Arrays.stream(words).map(Enum::name).toList()));
    }

    private static Field free(String name, String sql) {
        return new Field(name, Kind.WORD, sql, Set.of());
    }

    private static Field number(String name, String sql) {
        return new Field(name, Kind.NUMBER, sql, Set.of());
    }

    private static Field instant(String name, String sql) {
        return new Field(name, Kind.INSTANT, sql, Set.of());
    }
}
