package io.guichet.notification.wording;

import java.util.List;
import java.util.stream.Stream;

/** What the mail with an agent's reply says. */
public record ReplyWords(long number, String author, String department, String text) {

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
