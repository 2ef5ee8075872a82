package io.guichet.notification.audience;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.guichet.events.MailHeaders;

/**
 * The headers of a copy. Its Message-ID is made of the message and of who gets it, so that a report about it names one
 * person: {@code <msg.{message}.{16 digits of the address's SHA-256}@domain>}. It answers the copies that they were sent
 * before; {@code References} name the others' as well, which those who answer to all refer to.
 */
final class Copies {

    private static final Pattern OF_A_MESSAGE = Pattern.compile("<(msg\\.[0-9a-f-]{36})@([^<>\\s]+)>");
    private static final int DIGITS = 16;

    private Copies() {}

    /** @param replyTo the address that was signed for them; absent when none was */
    static MailHeaders headers(MailHeaders requesters, String address, @Nullable String replyTo) {
        var digits = digits(address);
        var references = requesters.references().stream().flatMap(id -> Stream.of(id, theirs(id, digits))).distinct()
                .toList();
        return new MailHeaders(replyTo, map(requesters.mailId(), digits), map(requesters.inReplyTo(), digits),
                List.copyOf(references));
    }

    private static @Nullable String map(@Nullable String id, String digits) {
        return id == null ? null : theirs(id, digits);
    }

    /** The mails of customers, and acknowledgements, are the same for all. */
    private static String theirs(String id, String digits) {
        var ours = OF_A_MESSAGE.matcher(id);
        return ours.matches() ? "<%s.%s@%s>".formatted(ours.group(1), digits, ours.group(2)) : id;
    }

    private static String digits(String address) {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest(address.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("This Java platform lacks SHA-256", failure);
        }
    }
}
