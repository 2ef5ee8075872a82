package io.guichet.ticket.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts what comes in portions of any length into lines; holds one line at most. A line of a table goes on in quotation
 * marks, which begin where a cell begins (RFC 4180).
 */
final class LineCutter {

    /** Where in a table the last byte was. */
    private enum Place {
        BEGINNING, PLAIN, QUOTED, MARK
    }

    private final boolean table;
    private final int longest;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Place place = Place.BEGINNING;

    /** @param longest of the lines, in bytes */
    LineCutter(boolean table, int longest) {
        this.table = table;
        this.longest = longest;
    }

    /**
     * The lines that this portion completes, without their ends.
     *
     * @throws IllegalArgumentException when one is too long, or has a zero byte, which no text has
     */
    List<String> add(byte[] portion) {
        var complete = new ArrayList<String>();
        for (var octet : portion) {
            if (octet == 0) {
                throw new IllegalArgumentException("has a zero byte");
            }
            place = next(octet);
            if (octet == '\n' && place != Place.QUOTED) {
                complete.add(text());
            } else if (line.size() < longest) {
                line.write(octet);
            } else {
                throw new IllegalArgumentException("has a line of more than %d bytes".formatted(longest));
            }
        }
        return complete;
    }

    /** What is left at the end; none when nothing is. */
    List<String> rest() {
        return line.size() == 0 ? List.of() : List.of(text());
    }

    private Place next(byte octet) {
        if (!table) {
            return Place.PLAIN;
        }
        return switch (octet) {
            case '"' -> switch (place) {
                case BEGINNING, MARK -> Place.QUOTED;
                case QUOTED -> Place.MARK;
                case PLAIN -> Place.PLAIN;
            };
            case ',', '\n' -> place == Place.QUOTED ? Place.QUOTED : Place.BEGINNING;
            default -> place == Place.QUOTED ? Place.QUOTED : Place.PLAIN;
        };
    }

    private String text() {
        var text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
