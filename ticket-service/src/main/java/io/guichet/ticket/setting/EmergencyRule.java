package io.guichet.ticket.setting;

import java.util.Map;

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

    public EmergencyRule {
        when = Map.copyOf(when);
        if (when.isEmpty()) {
            throw new IllegalArgumentException("an emergency needs a condition");
        }
        var _ = Terms.read(when);
    }

    public Term condition() {
        return Terms.read(when);
    }

    @Override
    public void requireKnownNames() {
        TermTrial.requireKnown(condition(), OF_REQUESTS, "/when");
    }
}
