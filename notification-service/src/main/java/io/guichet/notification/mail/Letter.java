package io.guichet.notification.mail;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A mail as it goes out, whole: trying it again sends the same.
 *
 * @param to the bare address
 * @param replyTo where an answer goes when not to the sender
 * @param mailId its Message-ID with the angle brackets
 * @param references oldest first
 */
public record Letter(Sender from, String to, @Nullable String replyTo, String mailId, @Nullable String inReplyTo,
        List<String> references, Origin origin, String subject, String text, String html) {

    /** Who it says it is from. */
    public record Sender(String name, String address) {}

    /** Whether a person wrote it; what a machine wrote says so, lest another machine answers (RFC 3834). */
    public enum Origin {
        WRITTEN, AUTO_REPLIED, AUTO_GENERATED
    }
}
