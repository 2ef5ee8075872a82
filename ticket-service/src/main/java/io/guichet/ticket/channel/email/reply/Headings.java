package io.guichet.ticket.channel.email.reply;

import java.util.regex.Pattern;

/** Lines above what is quoted, such as <i>Original Message</i> between dashes, or with a colon. */
final class Headings {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern BETWEEN_DASHES = Pattern.compile("%s[^\\n]{0,80}".formatted(Tongues.HEADING), FLAGS);
    private static final Pattern WITH_COLON = Pattern.compile("%s ?[:：]".formatted(Tongues.HEADING), FLAGS);

    private Headings() {}

    /** What decorates the line is taken off by hand: a pattern would share it among its parts in very many ways. */
    static boolean isOne(String line) {
        var from = 0;
        while (from < line.length() && isDecoration(line.charAt(from))) {
            from++;
        }
        var to = line.length();
        while (to > from && isDecoration(line.charAt(to - 1))) {
            to--;
        }
        var core = Marks.squeezed(line.substring(from, to));
        return hasDashes(line.substring(0, from)) && hasDashes(line.substring(to))
                && BETWEEN_DASHES.matcher(core).matches()
                || WITH_COLON.matcher(core).matches();
    }

    private static boolean isDecoration(char sign) {
        return Marks.isSpace(sign) || sign == '*' || sign == '_' || sign == '-';
    }

    private static boolean hasDashes(String decoration) {
        return decoration.contains("--") || decoration.contains("__");
    }
}
