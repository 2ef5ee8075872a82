package io.guichet.kb.search;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Groups of expressions, of one word or more, that say the same. */
final class Synonyms {

    private final List<List<List<String>>> groups;

    private Synonyms(List<List<List<String>>> groups) {
        this.groups = groups;
    }

    /**
     * Reads one group per line, its expressions separated by commas.
     *
     * @param analysis how an expression is cut into terms
     */
    static Synonyms of(List<String> lines, Function<String, List<String>> analysis) {
        return new Synonyms(lines.stream()
                .map(line -> Stream.of(line.split(",")).map(analysis).filter(terms -> !terms.isEmpty()).toList())
                .toList());
    }

    /** The terms of the other expressions of each group that has an expression in the text, in its order. */
    Set<String> of(List<String> text) {
        var found = new LinkedHashSet<String>();
        for (var group : groups) {
            if (group.stream().anyMatch(expression -> Collections.indexOfSubList(text, expression) >= 0)) {
                group.forEach(found::addAll);
            }
        }
        text.forEach(found::remove);
        return found;
    }
}
