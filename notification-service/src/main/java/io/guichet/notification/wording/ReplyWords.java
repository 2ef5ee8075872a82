package io.guichet.notification.wording;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What the mail with a reply says.
 *
 * @param author absent when no person wrote it
 */
public record ReplyWords(long number, @Nullable String author, String department, String text) {

    /** The text as paragraphs of lines, for HTML. */
    public List<List<String>> paragraphs() {
        return Stream.of(text.strip().split("\\n\\s*\\n"))
                .map(paragraph -> paragraph.lines().toList())
                .toList();
    }

    /** The line that mail programs know a signature by: two hyphens and a space (RFC 3676, 4.3). */
    public String delimiter() {
        return "-- ";
    }
}
