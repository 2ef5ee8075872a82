package io.guichet.ticket.web;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.Body;
import io.guichet.ticket.Html;

/** What a message says, as it is sent: plain text or HTML, one of the two. */
final class MessageText {

    /** In characters; what is longer is a document, and is attached. */
    static final int LONGEST = 500_000;

    private MessageText() {}

    static Body body(@Nullable String text, @Nullable String html) {
        if (text != null && html != null) {
            throw InvalidBody.refused("/html", "is given besides text: give one of the two");
        }
        var body = html == null ? new Body(text == null ? "" : text, null) : Html.body(html);
        if (body.text().isBlank()) {
            throw InvalidBody.refused(html == null ? "/text" : "/html", "says nothing: give text or html");
        }
        return body;
    }
}
