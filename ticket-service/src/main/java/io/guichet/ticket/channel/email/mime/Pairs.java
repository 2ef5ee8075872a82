package io.guichet.ticket.channel.email.mime;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/** Short texts in charsets of two bytes a character, such as subjects, of which statistics cannot tell anything. */
final class Pairs {

    private static final List<Charset> CANDIDATES = List.of(Charset.forName("GB18030"), Charset.forName("windows-31j"),
            Charset.forName("x-windows-950"), Charset.forName("x-windows-949"));
    private static final int FEWEST = 4;

    private Pairs() {}

    /** The text if all its bytes beyond ASCII stand in pairs, and in some charset these are letters. */
    static Optional<String> text(byte[] bytes) {
        return areInPairs(bytes)
                ? CANDIDATES.stream().flatMap(charset -> TextCharsets.strictly(bytes, charset).stream())
                        .filter(Pairs::isPlausible).findFirst()
                : Optional.empty();
    }

    /** Accented letters of European text stand alone among others; these never do. */
    private static boolean areInPairs(byte[] bytes) {
        var run = 0;
        var high = 0;
        for (var each : bytes) {
            if (each < 0) {
                run++;
                high++;
            } else if (run % 2 == 1) {
                return false;
            } else {
                run = 0;
            }
        }
        return run % 2 == 0 && high >= FEWEST;
    }

    private static boolean isPlausible(String text) {
        return text.codePoints().filter(point -> point > 127)
                .allMatch(point -> switch (Character.UnicodeScript.of(point)) {
                    case HAN, HIRAGANA, KATAKANA, HANGUL, COMMON -> true;
                    default -> false;
                });
    }
}
