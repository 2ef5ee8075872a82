package io.guichet.notification.wording;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What a mail says. */
public interface MailWords {

    /** A value for each placeholder of its kind of template; empty where there is nothing to say. */
    Map<String, String> values();

    /** The text as HTML, when its author gave it a form; absent when it is plain. */
    default @Nullable Markup markup() {
        return null;
    }

    /**
     * A text as HTML.
     *
     * @param html harmless, and not escaped
     * @param below plain text that stands below it; empty for none
     */
    record Markup(String html, String below) {}
}
