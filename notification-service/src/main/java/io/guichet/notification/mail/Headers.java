package io.guichet.notification.mail;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.codec.EncoderUtil.Usage;
import org.apache.james.mime4j.util.MimeUtil;
import org.jspecify.annotations.Nullable;

/**
 * The header lines of a letter, encoded (RFC 2047) and folded (RFC 5322): nothing in a value can begin another line.
 */
final class Headers {

    /** Long threads name their beginning and their end; 20 ids stay well below the longest line of any server. */
    private static final int MOST_REFERENCES = 20;
    private static final int LONGEST_ID = 250;
    private static final Pattern MESSAGE_ID = Pattern.compile("<[\\x21-\\x7e&&[^<>]]+>");
    private static final Pattern NOT_PRINTED = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    private Headers() {}

    /** The lines by name, in the order in which they are written. */
    static Map<String, String> of(Letter letter, Instant sentAt) {
        var lines = new LinkedHashMap<String, String>();
        lines.put("Date", DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT)
                .format(sentAt.atOffset(ZoneOffset.UTC)));
        lines.put("From", address(letter.from()));
        var heading = letter.heading();
        lines.put("To", heading == null ? oneLine(letter.to()) : addresses(heading.to()));
        put(lines, "Cc", heading == null || heading.cc().isEmpty() ? null : addresses(heading.cc()));
        put(lines, "Reply-To", letter.replyTo() == null ? null : oneLine(letter.replyTo()));
        lines.put("Subject", words("Subject", letter.subject()));
        lines.put("Message-ID", oneLine(letter.mailId()));
        put(lines, "In-Reply-To", ids(letter.inReplyTo() == null ? List.of() : List.of(letter.inReplyTo())));
        put(lines, "References", ids(letter.references()));
        switch (letter.origin()) {
            case WRITTEN -> {
            }
            case AUTO_REPLIED -> automatic(lines, "auto-replied");
            case AUTO_GENERATED -> automatic(lines, "auto-generated");
        }
        return lines;
    }

    /** How a file is called: in letters that every program reads, and as it is called (RFC 2231, RFC 6266). */
    static String attachment(String filename) {
        return disposition("attachment", filename);
    }

    /** The same of a file that the text shows. */
    static String inline(String filename) {
        return disposition("inline", filename);
    }

    private static String disposition(String kind, String filename) {
        var plain = oneLine(filename).replaceAll("[^\\x20-\\x7e]|[\"\\\\]", "_");
        var encoded = URLEncoder.encode(oneLine(filename), StandardCharsets.UTF_8).replace("+", "%20").replace("*",
                "%2A");
        return "%s;\r\n filename=\"%s\";\r\n filename*=utf-8''%s".formatted(kind, plain, encoded);
    }

    private static void automatic(Map<String, String> lines, String kind) {
        lines.put("Auto-Submitted", kind);
        // Exchange heeds this one only: no out-of-office, receipt or other answer to it.
        lines.put("X-Auto-Response-Suppress", "All");
    }

    private static String address(Letter.Sender sender) {
        return fold("From", EncoderUtil.encodeAddressDisplayName(oneLine(sender.name()))
                + " <" + sender.address() + ">");
    }

    private static String addresses(List<String> all) {
        return fold("To", all.stream().map(Headers::oneLine).collect(Collectors.joining(", ")));
    }

    private static String words(String name, String value) {
        var line = oneLine(value);
        var used = name.length() + 2;
        // What looks encoded already would be decoded by the reader.
        return fold(name, line.contains("=?")
                ? EncoderUtil.encodeEncodedWord(line, Usage.TEXT_TOKEN, used)
                : EncoderUtil.encodeIfNecessary(line, Usage.TEXT_TOKEN, used));
    }

    /** What is no Message-ID is left out: a sender writes there what they like. */
    private static @Nullable String ids(List<String> ids) {
        var valid = ids.stream()
                .filter(id -> id.length() <= LONGEST_ID && MESSAGE_ID.matcher(id).matches())
                .distinct().toList();
        return valid.isEmpty() ? null : fold("References", String.join(" ", atMost(valid)));
    }

    /** RFC 5322 lets the middle of a long thread be dropped. */
    private static List<String> atMost(List<String> ids) {
        return ids.size() <= MOST_REFERENCES
                ? ids
                : Stream.concat(Stream.of(ids.getFirst()),
                        ids.subList(ids.size() - MOST_REFERENCES + 1, ids.size()).stream()).toList();
    }

    private static String fold(String name, String value) {
        return MimeUtil.fold(value, name.length() + 2);
    }

    private static String oneLine(String text) {
        return NOT_PRINTED.matcher(text).replaceAll(" ").strip();
    }

    private static void put(Map<String, String> lines, String name, @Nullable String value) {
        if (value != null) {
            lines.put(name, value);
        }
    }
}
