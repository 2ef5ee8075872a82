package io.guichet.ticket.channel.email.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Recognises UTF-7 (RFC 2152) without a label: letters beyond ASCII in Base64 between a plus sign and a minus. */
final class Utf7 {

    private static final int FEWEST = 3;

    private Utf7() {}

    /** Each plus sign is looked at once, and the first that begins no letters ends it: any text may be full of them. */
    static boolean looksLikeIt(String text) {
        var shifts = 0;
        for (var plus = text.indexOf('+'); plus >= 0;) {
            var end = plus + 1;
            while (end < text.length() && isBase64(text.charAt(end))) {
                end++;
            }
            var isSign = end == plus + 1;
            if (end == text.length() || text.charAt(end) != '-'
                    || !isSign && (end - plus <= FEWEST || !areLetters(text.substring(plus, end + 1)))) {
                return false;
            }
            shifts += isSign ? 0 : 1;
            plus = text.indexOf('+', end);
        }
        return shifts > 0;
    }

    private static boolean isBase64(char sign) {
        return sign >= 'A' && sign <= 'Z' || sign >= 'a' && sign <= 'z' || sign >= '0' && sign <= '9' || sign == '+'
                || sign == '/';
    }

    private static boolean areLetters(String shifted) {
        var text = new String(shifted.getBytes(StandardCharsets.US_ASCII), Charset.forName("UTF-7"));
        return !text.isEmpty() && text.indexOf('\uFFFD') < 0
                && text.codePoints().allMatch(point -> point > 127 && switch (Character.UnicodeScript.of(point)) {
                    case LATIN, GREEK, CYRILLIC, HAN, HIRAGANA, KATAKANA, HANGUL, ARABIC, HEBREW, COMMON -> true;
                    default -> false;
                });
    }
}
