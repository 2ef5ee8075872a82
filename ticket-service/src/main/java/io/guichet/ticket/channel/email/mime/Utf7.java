package io.guichet.ticket.channel.email.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Recognises UTF-7 (RFC 2152) without a label: letters beyond ASCII in Base64 between a plus sign and a minus. */
final class Utf7 {

    private static final Pattern SHIFT = Pattern.compile("\\+([A-Za-z0-9+/]{3,})-");
    private static final Pattern LONE_PLUS = Pattern.compile("\\+(?![A-Za-z0-9+/]{3,}-|-)");

    private Utf7() {}

    static boolean looksLikeIt(String text) {
        var shift = SHIFT.matcher(text);
        if (!shift.find() || LONE_PLUS.matcher(text).find()) {
            return false;
        }
        return shift.reset().results().allMatch(found -> areLetters(found.group()));
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
