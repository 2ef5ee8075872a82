package io.guichet.conditions;

/** What a condition says about some facts. */
public sealed interface Outcome {

    /** Whether the condition holds; one that failed does not. */
    default boolean matched() {
        return this instanceof Matched;
    }

    /** The condition holds. */
    record Matched() implements Outcome {}

    /** The condition does not hold, or depends on a field or an element that the ticket does not have. */
    record NotMatched() implements Outcome {}

    /** The condition cannot be decided on these facts, for example because a field holds a text and not a number. */
    record Failed(String reason) implements Outcome {}
}
