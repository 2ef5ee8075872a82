package io.guichet.ticket.web;

import java.util.Objects;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.Body;
import io.guichet.ticket.Html;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** What a message says, as it is sent: plain text or HTML, one of the two. */
final class MessageText {

    static final int LONGEST = Body.LONGEST;
    /** In characters: to make longer HTML harmless takes longer than an event loop may be held up. */
    private static final int QUICK = 20_000;

    private MessageText() {}

    /** The text of a message; HTML that is long is read on a worker thread. */
    static Uni<Body> body(@Nullable String text, @Nullable String html) {
        if (html == null) {
            return Uni.createFrom().item(() -> saying(new Body(text == null ? "" : text, null), "/text"));
        }
        if (text != null) {
            throw InvalidBody.refused("/html", "is given besides text: give one of the two");
        }
        Callable<Body> read = () -> saying(Html.body(html), "/html");
        return html.length() <= QUICK
                ? Uni.createFrom().item(() -> saying(Html.body(html), "/html"))
                : Uni.createFrom().completionStage(
                        () -> Objects.requireNonNull(Vertx.currentContext()).executeBlocking(read, false)
                                .toCompletionStage());
    }

    /** Refuses what says nothing. */
    static Body saying(Body body, String pointer) {
        if (body.text().isBlank()) {
            throw InvalidBody.refused(pointer, "says nothing: give text or html");
        }
        return body;
    }
}
