package io.guichet.ticket.channel.email;

import org.jspecify.annotations.Nullable;

/**
 * A part of a mail that is no text to be read at once.
 *
 * @param filename as the sender named it
 * @param size in bytes, decoded
 * @param sha256 of the decoded content, in hexadecimal
 * @param inline whether it is shown within the text
 * @param contentId by which the text names it, without angle brackets
 */
public record Attachment(@Nullable String filename, String contentType, long size, String sha256, boolean inline,
        @Nullable String contentId) {}
