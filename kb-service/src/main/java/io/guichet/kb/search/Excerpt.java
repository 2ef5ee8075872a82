package io.guichet.kb.search;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The part of a text that says most of what was asked. */
final class Excerpt {

    private static final int LONGEST = 240;

    private Excerpt() {}

    /** The sentence with most of the terms, the earlier one if several, and what follows it as far as there is room. */
    static String of(String text, Language language, Set<String> terms) {
        var sentences = sentences(text);
        var best = 0;
        var most = 0;
        for (var i = 0; i < sentences.size(); i++) {
            var found = new HashSet<>(language.terms(sentences.get(i)));
            found.retainAll(terms);
            if (found.size() > most) {
                most = found.size();
                best = i;
            }
        }
        return joined(sentences.subList(best, sentences.size()));
    }

    private static String joined(List<String> sentences) {
        var excerpt = new StringBuilder();
        for (var sentence : sentences) {
            if (!excerpt.isEmpty() && excerpt.length() + 1 + sentence.length() > LONGEST) {
                break;
            }
            excerpt.append(excerpt.isEmpty() ? "" : " ").append(sentence);
        }
        return excerpt.length() <= LONGEST ? excerpt.toString() : cut(excerpt.toString());
    }

    private static String cut(String sentence) {
        var space = sentence.lastIndexOf(' ', LONGEST - 1);
        return sentence.substring(0, space > 0 ? space : LONGEST - 1) + "…";
    }

    private static List<String> sentences(String text) {
        var sentences = new ArrayList<String>();
        var breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        for (var line : text.lines().toList()) {
            breaks.setText(line);
            for (int from = breaks.first(),
                    to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
                sentences.add(line.substring(from, to).strip());
            }
        }
        return sentences;
    }
}
