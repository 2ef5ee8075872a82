package io.guichet.ticket;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells a message that says thanks, and no more, from one that asks something. When in doubt it is none: a request that
 * is taken for thanks waits for ever.
 */
final class Thanks {

    private static final int MOST_WORDS = 15;
    /** In characters: fifteen words and what stands around them are shorter. */
    private static final int LONGEST = 1_000;
    private static final int LONGEST_LINE = 300;

    private static final Set<String> THANKS = Set.of("merci", "mercis", "remercie", "remercions", "thanks", "thank",
            "thx",
            "cheers", "danke", "dank", "vielen", "grazie", "gracias", "tack", "takk", "tak", "kiitos", "obrigado",
            "obrigada");
    /** Who says one of these has more to say. */
    private static final Set<String> REMAINS = Set.of("mais", "pas", "toujours", "encore", "cependant", "probleme",
            "erreur",
            "avance", "but", "not", "still", "however", "again", "problem", "issue", "error", "advance", "please",
            "dont",
            "doesnt", "cant", "aber", "nicht", "noch", "leider", "bitte", "voraus", "problema", "fehler", "pero",
            "todavia",
            "adelantado", "aun", "ma", "ancora", "anticipo", "men", "inte", "ikke", "fortsatt", "mutta", "viela",
            "when",
            "quand", "how", "comment", "why", "pourquoi", "could", "can", "would", "pouvez", "pourriez", "svp",
            "pouvons",
            "need", "besoin", "sauf", "except", "ne", "plus", "aucun", "jamais", "never", "no", "non", "nein", "kein");
    private static final Pattern QUOTE = Pattern.compile(
            "^(>.*|-- ?|_{5,}|-{5,}.*|(on|le|am|el|il|den|op)\\b.*(:|wrote|ecrit|schrieb|escribio|scritto).*)$",
            Pattern.DOTALL);
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Thanks() {}

    /** Whether the text, but for what it quotes, says thanks and no more. */
    static boolean saysNoMore(String text) {
        var own = own(text);
        if (own.length() > LONGEST || own.contains("?") || own.chars().anyMatch(Character::isDigit)) {
            return false;
        }
        var words = words(own);
        return !words.isEmpty() && words.size() <= MOST_WORDS && words.stream().anyMatch(THANKS::contains)
                && words.stream().noneMatch(REMAINS::contains);
    }

    /** What stands before a quotation, as much of it as tells whether it is long. */
    private static String own(String text) {
        var own = new StringBuilder();
        for (var whole : (Iterable<String>) text.lines()::iterator) {
            var line = folded(whole.strip());
            if (own.length() > LONGEST || QUOTE.matcher(line).matches()) {
                break;
            }
            own.append('\n').append(line).append(whole.length() > LONGEST_LINE ? "?" : "");
        }
        return own.toString();
    }

    /** Its beginning in small letters without marks. */
    private static String folded(String line) {
        var beginning = line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE);
        return MARKS.matcher(Normalizer.normalize(beginning, Normalizer.Form.NFD)).replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.replaceAll("n['’]t\\b", "nt").split("[^\\p{L}]+", -1)).filter(word -> !word.isEmpty())
                .toList();
    }
}
