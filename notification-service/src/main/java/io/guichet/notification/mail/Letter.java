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
 * @param heading to whom it says that it goes; absent when to this recipient alone
 * @param enclosures files that go with it; absent in older letters
 */
public record Letter(Sender from, String to, @Nullable String replyTo, String mailId, @Nullable String inReplyTo,
        List<String> references, Origin origin, String subject, String text, String html,
        @Nullable Heading heading, @Nullable List<Enclosure> enclosures) {

    /** The same with these. */
    Letter with(Heading shown, List<Enclosure> files) {
        return new Letter(from, to, replyTo, mailId, inReplyTo, references, origin, subject, text, html, shown, files);
    }

    /** Whoever it goes to besides, they learn of each other. */
    public record Heading(List<String> to, List<String> cc) {}

    /**
     * A file that goes with it, to be read when it is sent (claim check).
     *
     * @param path at ticket-service, signed
     * @param size in bytes
     * @param sha256 in hexadecimal
     * @param contentId by which the HTML shows it; absent for one that is not shown within
     */
    public record Enclosure(String path, String filename, String contentType, long size, String sha256,
            @Nullable String contentId) {}

    /** Who it says it is from. */
    public record Sender(String name, String address) {}

    /** Whether a person wrote it; what a machine wrote says so, lest another machine answers (RFC 3834). */
    public enum Origin {
        WRITTEN, AUTO_REPLIED, AUTO_GENERATED
    }
}
