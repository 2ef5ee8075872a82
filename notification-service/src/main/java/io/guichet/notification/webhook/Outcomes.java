package io.guichet.notification.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

import io.guichet.notification.webhook.client.Reply;

/** Reads what a webhook answered. */
final class Outcomes {

    static final int GONE = 410;
    private static final int OK = 200;
    private static final int REDIRECTION = 300;

    private Outcomes() {}

    /**
     * Anything but 2xx and 410 may be different later.
     *
     * @param longest how much patience a receiver may ask for
     */
    static Outcome of(Reply reply, Duration longest, Instant now) {
        return switch (reply) {
            case Reply.Failed failed -> new Outcome.PutOff(null, failed.reason(), null);
            case Reply.Answered answered -> of(answered, longest, now);
        };
    }

    private static Outcome of(Reply.Answered answered, Duration longest, Instant now) {
        var status = answered.status();
        if (status >= OK && status < REDIRECTION) {
            return new Outcome.Delivered(status);
        }
        var reason = answered.text().isEmpty() ? "HTTP " + status : "HTTP " + status + ": " + answered.text();
        return status == GONE
                ? new Outcome.Gone(reason)
                : new Outcome.PutOff(status, reason, notBefore(answered.retryAfter(), longest, now));
    }

    /** Seconds or a date (RFC 9110); what is neither asks for nothing. */
    private static @Nullable Instant notBefore(@Nullable String retryAfter, Duration longest, Instant now) {
        if (retryAfter == null) {
            return null;
        }
        try {
            var asked = retryAfter.strip().matches("\\d{1,9}")
                    ? now.plusSeconds(Long.parseLong(retryAfter.strip()))
                    : ZonedDateTime.parse(retryAfter.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            var latest = now.plus(longest);
            return asked.isBefore(latest) ? asked : latest;
        } catch (DateTimeException neither) {
            return null;
        }
    }
}
