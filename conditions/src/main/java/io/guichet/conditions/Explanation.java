package io.guichet.conditions;

import java.util.List;

/**
 * Why a condition matched or not: its outcome, and that of each of its top-level terms, all of them evaluated.
 *
 * @param joined how the terms make up the condition
 * @param terms in the order written; none for the empty condition
 */
public record Explanation(Outcome outcome, Joined joined, List<Term> terms) {

    /** Copies the terms. */
    public Explanation {
        terms = List.copyOf(terms);
    }

    /** One operand of the top-level {@code &&} or {@code ||}, or the whole condition when it has neither. */
    public record Term(String text, Outcome outcome) {}

    /** How terms are joined. */
    public enum Joined {
        /** By {@code &&}, or a single term, or none: all have to hold. */
        ALL,
        /** By {@code ||}: one has to hold. */
        ANY
    }
}
