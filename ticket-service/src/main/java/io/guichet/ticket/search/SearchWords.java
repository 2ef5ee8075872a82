package io.guichet.ticket.search;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.guichet.ticket.Sql;

/** What somebody types to find tickets: all words have to be there, and the last may be the beginning of one. */
public record SearchWords(List<String> words) {

    private static final int MOST = 12;
    private static final int LONGEST = 60;

    /** The words of a text, without what joins them; {@code #100042} is the number. */
    public static SearchWords of(String text) {
        return new SearchWords(Stream.of(text.split("[\\s,;:!?()\\[\\]\"'’#&|*<>\\\\]+", -1))
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .map(word -> word.substring(0, Math.min(LONGEST, word.length()))).limit(MOST).toList());
    }

    /** Whether the last word is long enough to be the beginning of others. */
    boolean mayBegin() {
        return !words.isEmpty() && words.getLast().length() >= 3;
    }

    /** As a {@code tsquery}; with {@code beginning} the last word may be the beginning of one. */
    String sql(Sql query, boolean beginning) {
        return words.isEmpty()
                ? "''::tsquery"
                : IntStream.range(0, words.size()).mapToObj(place -> "search_word(%s, %s)".formatted(
                        query.parameter(words.get(place)), beginning && mayBegin() && place == words.size() - 1))
                        .collect(Collectors.joining(" && ", "(", ")"));
    }
}
