package io.guichet.ticket.query;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Reads a filter: {@code {"field": "status", "operator": "in", "value": ["NEW", "OPEN"]}}, and {@code and}, {@code or}
 * (lists) and {@code not} of such.
 */
public final class Terms {

    /** In place of an id: whoever asks. */
    public static final String ME = "me";
    /** In place of a group: each one of whoever asks. */
    public static final String MINE = "mine";

    private static final int DEEPEST = 6;
    private static final int MOST = 60;
    /** What the database knows as a year; further durations would lead out of it. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final Duration LONGEST = Duration.ofDays(365_000);

    private int count;

    private Terms() {}

    /**
     * The filter that was sent; an empty one lets everything pass.
     *
     * @throws FilterNotValid for anything else, with a pointer from where the filter begins
     */
    public static Term read(Map<String, ? extends @Nullable Object> sent) {
        return read(sent, "");
    }

    /** The same of a filter that begins at a place of a document: the pointer is from where the document begins. */
    public static Term read(Map<String, ? extends @Nullable Object> sent, String at) {
        return sent.isEmpty() ? Term.EVERYTHING : new Terms().term(sent, at, 0);
    }

    private Term term(@Nullable Object sent, String at, int depth) {
        if (!(sent instanceof Map<?, ?> term)) {
            throw new FilterNotValid(at, "must be an object");
        }
        if (depth > DEEPEST || ++count > MOST) {
            throw new FilterNotValid(at, "goes deeper than %d or has more than %d parts".formatted(DEEPEST, MOST));
        }
        if (term.keySet().equals(Set.of("and"))) {
            return new Term.And(terms(term.get("and"), at + "/and", depth));
        }
        if (term.keySet().equals(Set.of("or"))) {
            return new Term.Or(terms(term.get("or"), at + "/or", depth));
        }
        if (term.keySet().equals(Set.of("not"))) {
            return new Term.Not(term(term.get("not"), at + "/not", depth + 1));
        }
        if (!term.keySet().equals(Set.of("field", "operator", "value"))) {
            throw new FilterNotValid(at, "must have either and, or, not, or else field, operator and value");
        }
        return comparison(term, at);
    }

    private List<Term> terms(@Nullable Object sent, String at, int depth) {
        if (!(sent instanceof List<?> list) || list.isEmpty()) {
            throw new FilterNotValid(at, "must be a list of at least one");
        }
        var terms = new ArrayList<Term>();
        for (var place = 0; place < list.size(); place++) {
            terms.add(term(list.get(place), at + "/" + place, depth + 1));
        }
        return List.copyOf(terms);
    }

    private static Term comparison(Map<?, ?> term, String at) {
        var field = Field.of(String.valueOf(term.get("field"))).orElseThrow(() -> new FilterNotValid(at + "/field",
                "must be one of %s, or fields.key".formatted(String.join(", ", Field.names()))));
        var operator = Operator.of(String.valueOf(term.get("operator"))).filter(field.kind().operators()::contains)
                .orElseThrow(() -> new FilterNotValid(at + "/operator", "must be one of " + field.kind().operators()
                        .stream().map(Operator::key).collect(Collectors.joining(", "))));
        var sent = term.get("value");
        var list = operator == Operator.IN;
        if (list != sent instanceof List<?>) {
            throw new FilterNotValid(at + "/value", list ? "must be a list" : "must be a single value");
        }
        var values = sent instanceof List<?> several ? several : List.of(String.valueOf(sent));
        return new Term.Is(field, operator, values.stream()
                .<Object>map(value -> value(field, operator, String.valueOf(value), at + "/value")).toList());
    }

    private static Object value(Field field, Operator operator, String value, String at) {
        try {
            return operator == Operator.IS_SET ? flag(value) : checked(field, operator, value);
        } catch (IllegalArgumentException | DateTimeParseException notOne) {
            throw new FilterNotValid(at, notOne.getMessage() == null ? "cannot be read" : notOne.getMessage());
        }
    }

    private static Object checked(Field field, Operator operator, String value) {
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("has a character that no text has");
        }
        return switch (field.kind()) {
            case WORD -> word(field, value);
            case GROUP, TEXT, TAGS -> value;
            case AGENT, AGENTS, ACCOUNT, CONTACT, ORGANIZATION, MENTION ->
                value.equals(ME) ? value : UUID.fromString(value);
            case NUMBER -> number(value);
            case INSTANT -> instant(value);
            case CUSTOM -> operator == Operator.AT_LEAST || operator == Operator.AT_MOST ? number(value) : value;
        };
    }

    private static String word(Field field, String value) {
        if (!field.words().isEmpty() && !field.words().contains(value)) {
            throw new IllegalArgumentException("must be one of " + field.words().stream().sorted()
                    .collect(Collectors.joining(", ")));
        }
        return value;
    }

    private static Boolean flag(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("must be true or false");
        }
        return Boolean.valueOf(value);
    }

    private static Double number(String value) {
        try {
            return Double.valueOf(value);
        } catch (NumberFormatException notOne) {
            throw new IllegalArgumentException("must be a number", notOne);
        }
    }

    private static <T extends Comparable<T>> T between(T value, T least, T greatest, String what) {
        if (value.compareTo(least) < 0 || value.compareTo(greatest) > 0) {
            throw new IllegalArgumentException("must be " + what);
        }
        return value;
    }

    /** An instant, or how long before or after now: {@code -P7D}, {@code PT2H}. */
    private static Object instant(String value) {
        if (value.startsWith("P") || value.startsWith("-P")) {
            return between(Duration.parse(value), LONGEST.negated(), LONGEST, "a thousand years before or after now");
        }
        return between(Instant.parse(value), EARLIEST, LATEST, "of the years 1 to 9999");
    }
}
