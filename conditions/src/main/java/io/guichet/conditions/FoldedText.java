package io.guichet.conditions;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Texts as people compare them: without regard to case, accents, ligatures and kinds of apostrophe. */
final class FoldedText {

    private static final Map<Character, String> LETTERS = Map.of('ß', "ss", 'œ', "oe", 'æ', "ae", 'ø', "o", 'ł', "l",
            'đ', "d", 'ð', "d", 'þ', "th", '’', "'", '‘', "'");
    private static final int WORTH_KEEPING = 256;

    /**
     * The last long text: the terms of a condition, and the rules of a list, ask about the same one again and again.
     */
    private static volatile @Nullable Folding last;

    private FoldedText() {}

    static boolean contains(String text, String part) {
        return fold(text).contains(fold(part));
    }

    static boolean startsWith(String text, String part) {
        return fold(text).startsWith(fold(part));
    }

    static boolean endsWith(String text, String part) {
        return fold(text).endsWith(fold(part));
    }

    static boolean equal(String one, String other) {
        return fold(one).equals(fold(other));
    }

    static String fold(String text) {
        if (text.length() < WORTH_KEEPING) {
            return folded(text);
        }
        Folding known = last;
        if (known == null || !known.text().equals(text)) {
            known = new Folding(text, folded(text));
            last = known;
        }
        return known.folded();
    }

    private static String folded(String text) {
        if (text.chars().allMatch(character -> character < 0x80)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        var folded = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char letter = apart.charAt(i);
            if (Character.getType(letter) != Character.NON_SPACING_MARK) {
                folded.append(LETTERS.getOrDefault(letter, String.valueOf(letter)));
            }
        }
        return folded.toString();
    }

    private record Folding(String text, String folded) {}
}
