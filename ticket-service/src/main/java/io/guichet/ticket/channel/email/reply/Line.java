package io.guichet.ticket.channel.email.reply;

import java.util.Arrays;
import java.util.List;

/**
 * A line of a mail.
 *
 * @param hint what its markup says of it
 */
record Line(String text, Hint hint) {

    /** What markup says of a line. */
    enum Hint {
        NOTHING,
        /** It stands in a quotation. */
        QUOTED,
        /** It says whose words follow. */
        INTRODUCES,
        /** It is part of a signature. */
        SIGNATURE
    }

    /** The lines of plain text. */
    static List<Line> of(String text) {
        return Arrays.stream(text.split("\n", -1)).map(line -> new Line(line, Hint.NOTHING)).toList();
    }
}
