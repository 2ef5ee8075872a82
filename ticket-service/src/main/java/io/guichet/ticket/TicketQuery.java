package io.guichet.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.http.Cursor;
import io.guichet.http.PageRequest;
import io.guichet.http.TicketScope;
import io.guichet.http.postgres.PlannedAnew;

/**
 * The SQL of a list: the filter, what the caller may see, and the page, in one query that an index answers in order.
 */
final class TicketQuery {

    private static final String SUBJECT = "to_tsvector('simple', %s.subject) @@ plainto_tsquery('simple', %s)";

    private final StringBuilder where = new StringBuilder();
    private final List<@Nullable Object> parameters = new ArrayList<>();
    private final String order;
    private final int limit;

    TicketQuery(TicketFilter filter, TicketScope scope, PageRequest page) {
        var visible = scope.where(Sql.COLUMNS).positional(0);
        where.append(visible.sql());
        parameters.addAll(visible.values());
        where.append(Sql.IN_USE);
        add(filter);
        page.after().ifPresent(cursor -> after(filter, cursor));
        var direction = filter.descending() ? " desc" : "";
        order = filter.order().expression(filter.descending()) + direction + ", t.id" + direction;
        limit = page.fetch();
    }

    /** Answers ids, in order. */
    String sql() {
        return PlannedAnew.sql("select t.id from %s where %s order by %s limit %d"
                .formatted(Sql.TICKETS, where, order, limit));
    }

    @Nullable
    Object[] parameters() {
        return parameters.toArray();
    }

    private void add(TicketFilter filter) {
        oneOf("t.status", filter.statuses().stream().map(Enum::name).toList());
        oneOf("t.priority", filter.priorities().stream().map(Enum::name).toList());
        oneOf("t.department", filter.departments());
        oneOf("t.group_key", filter.groups());
        filter.assignee().ifPresent(agent -> and("t.assignee = " + parameter(agent)));
        if (filter.unassigned()) {
            and("t.assignee is null");
        }
        filter.contact().ifPresent(this::contact);
        if (!filter.tags().isEmpty()) {
            and("t.tags @> %s::text[]".formatted(parameter(filter.tags().toArray(String[]::new))));
        }
        filter.words().ifPresent(this::words);
    }

    private void oneOf(String column, List<String> values) {
        if (values.size() == 1) {
            and(column + " = " + parameter(values.getFirst()));
        } else if (!values.isEmpty()) {
            and("%s = any(%s::text[])".formatted(column, parameter(values.toArray(String[]::new))));
        }
    }

    private void contact(String contact) {
        try {
            requester("id = " + parameter(UUID.fromString(contact)));
        } catch (IllegalArgumentException anAddress) {
            requester("email = lower(%s)".formatted(parameter(contact.strip())));
        }
    }

    /** Whoever was merged into another is that other. */
    private void requester(String which) {
        and("t.requester_id = (select coalesce(k.merged_into, k.id) from contact k where k.%s)".formatted(which));
    }

    /**
     * Subject words in any language, without stemming; a number or an address is matched as a whole. Each of them has an
     * index, and an {@code or} over two tables has none: so what is sought otherwise is united first.
     */
    private void words(String words) {
        var text = parameter(words);
        var number = TicketNumber.parse(words);
        if (number.isPresent()) {
            or(text, "select n.id from ticket n where n.number = " + parameter(number.get().value()));
        } else if (words.contains("@")) {
            or(text, "select r.id from contact k join ticket r"
                    + " on r.requester_id = coalesce(k.merged_into, k.id) where k.email = lower(%s)"
                            .formatted(text));
        } else {
            and(SUBJECT.formatted("t", text));
        }
    }

    private void or(String text, String others) {
        and("t.id in (select s.id from ticket s where %s union all %s)".formatted(SUBJECT.formatted("s", text),
                others));
    }

    private void after(TicketFilter filter, Cursor cursor) {
        var key = filter.order().key(cursor);
        var id = cursor.id(1).orElseThrow();
        parameters.add(key);
        parameters.add(id);
        and(filter.order().after(filter.descending(), parameters.size() - 1, parameters.size()));
    }

    private void and(String condition) {
        where.append(" and ").append(condition);
    }

    private String parameter(Object value) {
        parameters.add(value);
        return "$" + parameters.size();
    }
}
