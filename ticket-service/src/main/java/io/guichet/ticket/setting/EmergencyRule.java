package io.guichet.ticket.setting;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.query.Term;
import io.guichet.ticket.query.TermTrial;
import io.guichet.ticket.query.Terms;

/**
 * When a request is an emergency: decided from the facts that the customer gives, never by how they call it.
 *
 * @param when a filter on the request, for example on {@code fields.serviceDown}
 * @param tag what such a ticket is marked with
 */
public record EmergencyRule(Map<String, Object> when, @Nullable String tag) implements Conditional {

    private static final String FIELDS = "fields.";

    public EmergencyRule {
        when = Map.copyOf(when);
        if (when.isEmpty()) {
            throw new IllegalArgumentException("an emergency needs a condition");
        }
        var _ = Terms.read(when, "/when");
    }

    public Term condition() {
        return Terms.read(when);
    }

    @Override
    public void requireKnownNames() {
        TermTrial.requireKnown(condition(), OF_REQUESTS, "/when");
    }

    /** Keys of the custom fields that it asks for. */
    public Set<String> facts() {
        return names(condition()).filter(name -> name.startsWith(FIELDS)).map(name -> name.substring(FIELDS.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> names(Term term) {
        return switch (term) {
            case Term.And(var terms) -> terms.stream().flatMap(EmergencyRule::names);
            case Term.Or(var terms) -> terms.stream().flatMap(EmergencyRule::names);
            case Term.Not(var not) -> names(not);
            case Term.Is(var field, var _, var _) -> Stream.of(field.name());
        };
    }
}
