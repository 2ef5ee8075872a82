package io.guichet.ticket.query;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.Sql;

/** A filter as a condition on {@link Sql#TICKETS}; a comparison with what is absent is false. */
public final class TermSql {

    /** As the predicate of the indexes of what is active, word for word. */
    public static final String ACTIVE = "t.status in ('NEW', 'OPEN', 'ANSWERED', 'PENDING', 'ON_HOLD', 'REOPENED')";

    private final Sql query;
    private final Asker asker;

    private TermSql(Sql query, Asker asker) {
        this.query = query;
        this.asker = asker;
    }

    /** The condition, whose values become parameters of the query. */
    public static String of(Term term, Asker asker, Sql query) {
        var condition = new TermSql(query, asker).condition(term);
        return Term.isOnlyActive(term) ? "(" + ACTIVE + " and " + condition + ")" : condition;
    }

    /** The same for tickets that are known to be {@link #ACTIVE}. */
    public static String ofActive(Term term, Asker asker, Sql query) {
        return new TermSql(query, asker).condition(Statuses.ofActive(term));
    }

    private String condition(Term term) {
        return switch (term) {
            case Term.And(var terms) -> terms.isEmpty() ? "true" : joined(terms, " and ");
            case Term.Or(var terms) -> terms.isEmpty() ? "false" : joined(terms, " or ");
            case Term.Not(var not) -> "(" + condition(not) + ") is not true";
            case Term.Is is -> comparison(is);
        };
    }

    private String joined(List<Term> terms, String by) {
        return terms.stream().map(this::condition).collect(Collectors.joining(by, "(", ")"));
    }

    private String comparison(Term.Is is) {
        var field = is.field();
        var value = is.values().isEmpty() ? "" : is.values().getFirst();
        return switch (is.operator()) {
            case IS_SET -> isSet(field, Boolean.TRUE.equals(value));
            case IS, IN -> isOneOf(field, is.values());
            case CONTAINS -> contains(field, value.toString());
            case AT_LEAST -> "%s >= %s".formatted(numeric(field), number(field, value));
            case AT_MOST -> "%s <= %s".formatted(numeric(field), number(field, value));
            case BEFORE -> "%s < %s".formatted(orNever(field), query.parameter(instant(value)));
            case AFTER -> "%s > %s".formatted(field.sql(), query.parameter(instant(value)));
        };
    }

    /** As the indexes of these two have it: what has no such instant comes after all others. */
    private static String orNever(Field field) {
        return isOrdered(field) ? "coalesce(%s, timestamptz 'infinity')".formatted(field.sql()) : field.sql();
    }

    private static boolean isOrdered(Field field) {
        return field.name().equals("due") || field.name().equals("waitingSince");
    }

    private static String isSet(Field field, boolean wanted) {
        if (isOrdered(field)) {
            return "%s %s timestamptz 'infinity'".formatted(orNever(field), wanted ? "<" : "=");
        }
        return field.kind() == Field.Kind.TAGS || field.kind() == Field.Kind.AGENTS
                ? "%s %s '{}'".formatted(field.sql(), wanted ? "<>" : "=")
                : "%s is %s".formatted(field.sql(), wanted ? "not null" : "null");
    }

    private String isOneOf(Field field, List<Object> values) {
        return switch (field.kind()) {
            case CONTACT -> isOneThatStandsFor("contact", field, values);
            case ORGANIZATION -> isOneThatStandsFor("organization", field, values);
            case AGENT -> "%s = any(%s::uuid[])".formatted(field.sql(), ids(values));
            // The index has only those with somebody.
            case AGENTS -> "(%1$s <> '{}' and %1$s && %2$s::uuid[]::text[])".formatted(field.sql(), ids(values));
            case ACCOUNT -> Sql.lookedAfterBy("= any(%s::uuid[])".formatted(ids(values)));
            case MENTION -> "exists (%s = any(%s::uuid[]))".formatted(field.sql(), ids(values));
            case GROUP -> oneText(field, values.stream().map(Object::toString)
                    .flatMap(key -> key.equals(Terms.MINE) ? asker.groups().stream() : List.of(key).stream()).toList());
            case NUMBER -> "%s = any(%s::float8[])".formatted(field.sql(),
                    query.parameter(values.stream().map(Double.class::cast).toArray(Double[]::new)));
            case WORD, TEXT, CUSTOM, TAGS, INSTANT -> oneText(field, values.stream().map(Object::toString).toList());
        };
    }

    private String isOneThatStandsFor(String table, Field field, List<Object> values) {
        return "%s = any(array(select coalesce(merged_into, id) from %s where id = any(%s::uuid[])))"
                .formatted(field.sql(), table, ids(values));
    }

    private String ids(List<Object> values) {
        return query.parameter(values.stream().map(this::id).filter(Objects::nonNull).toArray(UUID[]::new));
    }

    private String oneText(Field field, List<String> values) {
        return values.size() == 1
                ? "%s = %s".formatted(field.sql(), query.parameter(values.getFirst()))
                : "%s = any(%s::text[])".formatted(field.sql(), query.parameter(values.toArray(String[]::new)));
    }

    private String contains(Field field, String value) {
        return switch (field.kind()) {
            case TAGS -> "t.tags @> %s::text[]".formatted(query.parameter(new String[]{value}));
            case TEXT -> "to_tsvector('simple', %s) @@ plainto_tsquery('simple', %s)".formatted(field.sql(),
                    query.parameter(value));
            case CUSTOM, WORD, GROUP, AGENT, AGENTS, ACCOUNT, CONTACT, ORGANIZATION, MENTION, NUMBER, INSTANT ->
                "strpos(lower(%s), lower(%s)) > 0"
                        .formatted(field.sql(), query.parameter(value));
        };
    }

    /** A custom field that is no number compares as nothing. */
    private static String numeric(Field field) {
        return field.kind() == Field.Kind.CUSTOM
                ? "case when %1$s ~ '^-?[0-9]{1,15}([.][0-9]{1,9})?$' then %1$s::float8 end".formatted(field.sql())
                : field.sql();
    }

    /** A whole number compares as one: indexes on some of the tickets are known to have all that pass. */
    private String number(Field field, Object value) {
        return field.kind() == Field.Kind.NUMBER && value instanceof Double number && number == number.longValue()
                ? query.parameter(number.longValue()) + "::bigint"
                : query.parameter(value);
    }

    private @Nullable UUID id(Object value) {
        return value.equals(Terms.ME) ? asker.agent() : (UUID) value;
    }

    private Instant instant(Object value) {
        return value instanceof Duration duration ? asker.now().plus(duration) : (Instant) value;
    }
}
