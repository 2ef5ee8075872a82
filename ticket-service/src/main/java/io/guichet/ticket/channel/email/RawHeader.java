package io.guichet.ticket.channel.email;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header of a raw mail, before anybody reads it. */
final class RawHeader {

    /** In bytes. */
    static final int LONGEST = 256 * 1024;
    private static final Pattern MAIL_ID = Pattern
            .compile("(?im)^message-id:[ \\t]{0,5}+(?:\\r?\\n[ \\t]{1,5}+)?(<[^<>\\s]{1,250}>)");

    private RawHeader() {}

    /** As much of a mail as is its header. */
    static byte[] of(byte[] raw) {
        var most = Math.min(raw.length, LONGEST);
        var end = 0;
        while (end < most && !endsAt(raw, end)) {
            end++;
        }
        return Arrays.copyOf(raw, Math.min(most, end + 1));
    }

    private static boolean endsAt(byte[] raw, int at) {
        return raw[at] == '\n' && at > 0
                && (raw[at - 1] == '\n' || at > 1 && raw[at - 2] == '\n' && raw[at - 1] == '\r');
    }

    /** Its Message-ID, as far as it can be told without reading the mail. */
    static Optional<String> mailId(byte[] raw) {
        var found = MAIL_ID.matcher(new String(of(raw), StandardCharsets.ISO_8859_1));
        return found.find() ? Optional.of(found.group(1).replace("\0", "")) : Optional.empty();
    }
}
