package io.guichet.ticket;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * What a message says.
 *
 * @param text plain text, always there
 * @param html the same with its formatting, sanitised; absent when there was none
 * @param fold which part of it is new; absent when all of it is
 */
public record Body(String text, @Nullable String html, @Nullable Fold fold) {

    /** As much text as an event carries, in bytes of UTF-8; the rest is read from here. */
    public static final int IN_EVENT = 64 * 1024;

    /** In characters, of what somebody writes; what is longer is a document, and is attached. */
    public static final int LONGEST = 500_000;

    public Body {
        text = printable(text);
        html = html == null ? null : printable(html);
    }

    /** A body that is all new. */
    public Body(String text, @Nullable String html) {
        this(text, html, null);
    }

    /** Whether an event carries the text whole. */
    public boolean fitsIntoEvents() {
        return text.getBytes(StandardCharsets.UTF_8).length <= IN_EVENT;
    }

    /** The beginning of the text that fits into an event, cut between characters. */
    String excerpt() {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= IN_EVENT) {
            return text;
        }
        var end = IN_EVENT;
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    /** The formatting, whole, as far as an event carries it; what is more is read from here. */
    @Nullable
    String htmlInEvents() {
        if (html == null) {
            return null;
        }
        var escaped = html.chars().filter(character -> character == '"' || character == '\\' || character < ' ')
                .count();
        return html.getBytes(StandardCharsets.UTF_8).length + escaped <= IN_EVENT ? html : null;
    }

    /** Without the control characters that PostgreSQL refuses or that would blow up the event's JSON sixfold. */
    static String printable(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> point == '\n' || point == '\t' || !Character.isISOControl(point))
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
