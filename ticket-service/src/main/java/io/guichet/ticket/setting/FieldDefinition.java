package io.guichet.ticket.setting;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.query.Term;
import io.guichet.ticket.query.TermTrial;
import io.guichet.ticket.query.Terms;

/**
 * A custom field of tickets.
 *
 * @param help what to enter
 * @param article id of an article that explains it
 * @param choices of a choice, by key
 * @param required when it has to be given
 * @param shownWhen a filter on the other values of the form; empty when it is always shown
 */
public record FieldDefinition(Labels labels, @Nullable Labels help, @Nullable String article, Type type,
        @Nullable List<Choice> choices, Required required,
        @Nullable Map<String, Object> shownWhen) implements Conditional {

    public FieldDefinition {
        choices = choices == null ? List.of() : List.copyOf(choices);
        shownWhen = shownWhen == null ? Map.of() : Map.copyOf(shownWhen);
        var _ = Terms.read(shownWhen, "/shownWhen");
        if (choices.isEmpty() && (type == Type.CHOICE || type == Type.MULTI_CHOICE)) {
            throw new IllegalArgumentException("a choice needs choices");
        }
    }

    /** What can be entered. */
    public enum Type {
        TEXT, NUMBER, DATE, BOOLEAN, CHOICE, MULTI_CHOICE, URL, EMAIL
    }

    /** When a field has to be given. */
    public enum Required {
        NEVER, OPENING, CLOSING
    }

    /** One thing to choose. */
    public record Choice(String key, Labels labels) {}

    /** When the field is shown, and so may be required. */
    public Term condition() {
        return Terms.read(shownWhen == null ? Map.of() : shownWhen);
    }

    @Override
    public void requireKnownNames() {
        TermTrial.requireKnown(condition(), OF_REQUESTS, "/shownWhen");
    }
}
