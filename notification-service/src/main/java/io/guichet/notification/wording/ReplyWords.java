package io.guichet.notification.wording;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the mail with a reply says.
 *
 * @param agent absent when no person wrote it
 */
public record ReplyWords(long number, String subject, String department, @Nullable String agent, String text,
        @Nullable Markup markup, String signature) implements MailWords {

    @Override
    public Map<String, String> values() {
        return Map.of("number", Long.toString(number), "subject", subject, "department", department,
                "agent", agent == null ? "" : agent, "text", text, "signature", signature);
    }
}
