package io.guichet.ticket.query;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Tries a filter on values by name, as a form or a rule has them: {@code category}, {@code fields.serviceDown}.
 * Instants and {@code me} are not compared so: they are of tickets that exist.
 */
public final class TermTrial {

    private TermTrial() {}

    /** Whether the filter lets these values pass. */
    public static boolean passes(Term term, Map<String, ? extends @Nullable Object> values) {
        return switch (term) {
            case Term.And(var terms) -> terms.stream().allMatch(one -> passes(one, values));
            case Term.Or(var terms) -> terms.stream().anyMatch(one -> passes(one, values));
            case Term.Not(var not) -> !passes(not, values);
            case Term.Is is -> compare(is, values.get(is.field().name()));
        };
    }

    /**
     * Refuses what can never be known where a filter is tried: it would compare as absent, whatever it was.
     *
     * @param names of the values that may be known; custom fields always may
     * @param at where the filter begins
     * @throws FilterNotValid with a pointer to the place
     */
    public static void requireKnown(Term term, Set<String> names, String at) {
        switch (term) {
            case Term.And(var terms) -> requireKnown(terms, names, at + "/and/");
            case Term.Or(var terms) -> requireKnown(terms, names, at + "/or/");
            case Term.Not(var not) -> requireKnown(not, names, at + "/not");
            case Term.Is is -> {
                if (is.field().kind() != Field.Kind.CUSTOM && !names.contains(is.field().name())) {
                    throw new FilterNotValid(at + "/field", "is not known here: must be one of %s, or fields.key"
                            .formatted(String.join(", ", new TreeSet<>(names))));
                }
                if (is.values().contains(Terms.ME) || is.values().contains(Terms.MINE)) {
                    throw new FilterNotValid(at + "/value", "must be one that does not depend on who asks");
                }
            }
        }
    }

    private static void requireKnown(List<Term> terms, Set<String> names, String at) {
        for (var place = 0; place < terms.size(); place++) {
            requireKnown(terms.get(place), names, at + place);
        }
    }

    private static boolean compare(Term.Is is, @Nullable Object present) {
        var wanted = is.values();
        return switch (is.operator()) {
            case IS_SET -> wanted.contains(isThere(present));
            case IS, IN -> present != null && items(present).stream().anyMatch(
                    item -> wanted.stream().anyMatch(one -> equal(item, one)));
            case CONTAINS -> present != null && items(present).stream().anyMatch(item -> wanted.stream().anyMatch(
                    one -> has(item, one.toString(), present instanceof Collection<?>)));
            case AT_LEAST -> number(present) >= number(wanted.getFirst());
            case AT_MOST -> number(present) <= number(wanted.getFirst());
            case BEFORE, AFTER -> false;
        };
    }

    private static boolean isThere(@Nullable Object present) {
        return present != null && !present.toString().isBlank() && !present.equals(List.of());
    }

    private static boolean has(Object item, String wanted, boolean whole) {
        var text = item.toString().toLowerCase(Locale.ROOT);
        var sought = wanted.toLowerCase(Locale.ROOT);
        return whole
                ? text.equals(sought)
                : Arrays.stream(sought.split("\\s+", -1)).allMatch(text::contains);
    }

    private static boolean equal(Object item, Object wanted) {
        return wanted instanceof Double number
                ? number(item) == number
                : Objects.equals(item.toString(), wanted.toString());
    }

    private static Collection<?> items(Object present) {
        return present instanceof Collection<?> several ? several : List.of(present);
    }

    /** What is no number compares with nothing. */
    private static double number(@Nullable Object value) {
        try {
            return value instanceof Number number ? number.doubleValue() : Double.parseDouble(String.valueOf(value));
        } catch (NumberFormatException notOne) {
            return Double.NaN;
        }
    }
}
