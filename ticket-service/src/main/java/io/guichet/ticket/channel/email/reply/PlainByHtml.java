package io.guichet.ticket.channel.email.reply;

import java.util.List;

import io.guichet.ticket.channel.email.reply.Trimmed.Kind;
import io.guichet.ticket.channel.email.reply.Trimmed.Piece;

/**
 * Folds a plain text where the HTML of the same mail is folded: its markup tells of a quotation in languages that we do
 * not know.
 */
public final class PlainByHtml {

    private PlainByHtml() {}

    /** The text, folded after what is visible in the HTML, if it begins with that; else as it was trimmed. */
    public static Trimmed trim(String text, Trimmed plain, Trimmed html) {
        if (!plain.folded().isEmpty() || html.folded().isEmpty()) {
            return plain;
        }
        var visible = html.visible();
        var end = end(text, visible);
        return end <= 0 || end >= text.length()
                ? plain
                : new Trimmed(List.of(new Piece(Kind.VISIBLE, text.substring(0, end)),
                        new Piece(Kind.FOLDED, text.substring(end))));
    }

    /**
     * Whether all that is folded of the HTML is among what is folded of the text: only then are what is visible of the
     * one and what is folded of the other the whole mail. The text may say more, as where a link leads.
     */
    public static boolean foldsAllOf(Trimmed plain, Trimmed html) {
        var folded = letters(plain.folded());
        var at = 0;
        for (var letter : letters(html.folded())) {
            while (at < folded.length && folded[at] != letter) {
                at++;
            }
            if (at == folded.length) {
                return false;
            }
            at++;
        }
        return true;
    }

    private static int[] letters(String text) {
        return text.codePoints().filter(Character::isLetterOrDigit).toArray();
    }

    /** Where the line ends with which all letters of the beginning are there; 0 when they are not. */
    private static int end(String text, String beginning) {
        var at = 0;
        for (var letter : letters(beginning)) {
            while (at < text.length() && !Character.isLetterOrDigit(text.codePointAt(at))) {
                at += Character.charCount(text.codePointAt(at));
            }
            if (at >= text.length() || text.codePointAt(at) != letter) {
                return 0;
            }
            at += Character.charCount(letter);
        }
        var line = at == 0 ? -1 : text.indexOf('\n', at);
        return line < 0 ? 0 : line + 1;
    }
}
