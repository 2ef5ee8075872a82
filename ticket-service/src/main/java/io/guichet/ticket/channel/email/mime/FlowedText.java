package io.guichet.ticket.channel.email.mime;

/** Text that was broken into lines to be joined again by the reader (RFC 3676, {@code format=flowed}). */
public final class FlowedText {

    private static final String SIGNATURE = "-- ";

    private FlowedText() {}

    /** The text in its paragraphs; {@code deleteSpace} is the parameter {@code delsp}. */
    public static String join(String text, boolean deleteSpace) {
        var joined = new StringBuilder(text.length());
        var depth = -1;
        for (var line : text.split("\n", -1)) {
            var quotes = quotes(line);
            var content = unstuffed(line.substring(quotes));
            if (quotes == depth && !content.equals(SIGNATURE)) {
                joined.append(content);
            } else {
                begin(joined, quotes, content);
            }
            var flows = content.endsWith(" ") && !content.equals(SIGNATURE);
            if (flows && deleteSpace) {
                joined.setLength(joined.length() - 1);
            }
            depth = flows ? quotes : -1;
        }
        return joined.substring(Math.min(1, joined.length()));
    }

    private static void begin(StringBuilder joined, int quotes, String content) {
        joined.append('\n').append(">".repeat(quotes));
        if (quotes > 0 && !content.isEmpty()) {
            joined.append(' ');
        }
        joined.append(content);
    }

    private static int quotes(String line) {
        var depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') {
            depth++;
        }
        return depth;
    }

    private static String unstuffed(String line) {
        return line.startsWith(" ") ? line.substring(1) : line;
    }
}
