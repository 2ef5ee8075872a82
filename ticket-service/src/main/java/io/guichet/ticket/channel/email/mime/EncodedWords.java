package io.guichet.ticket.channel.email.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Encoded words of headers (RFC 2047), and what programs make of them: split in the middle of a character, without
 * padding, with spaces inside, between quotation marks, encoded twice, unfinished.
 */
public final class EncodedWords {

    private static final Pattern WORD = Pattern.compile(
            "=\\?([^?\\s]{1,60}+)\\?([bBqQ])\\?(.*?)(?:\\?=|\\z)", Pattern.DOTALL);
    private static final int MOST_LAYERS = 3;

    private EncodedWords() {}

    /** The value in clear. */
    public static String decode(String value) {
        var text = value;
        for (var layer = 0; layer < MOST_LAYERS && text.contains("=?"); layer++) {
            var clear = once(text);
            if (clear.equals(text)) {
                break;
            }
            text = clear;
        }
        return text;
    }

    /** Words that follow each other are one text, and their bytes are put together first. */
    private static String once(String value) {
        var clear = new StringBuilder();
        var run = new Run();
        var end = 0;
        var word = WORD.matcher(value);
        while (word.find()) {
            var between = value.substring(end, word.start());
            if (!between.isBlank() || end == 0) {
                run.into(clear);
                clear.append(between);
            }
            run.add(word.toMatchResult(), clear);
            end = word.end();
        }
        run.into(clear);
        return clear.append(value, end, value.length()).toString();
    }

    /** Words of one charset, not yet in clear. */
    private static final class Run {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private @Nullable String charset;

        void add(MatchResult word, StringBuilder clear) {
            var label = word.group(1).replaceFirst("\\*.*", "");
            if (charset != null && !charset.equalsIgnoreCase(label)) {
                into(clear);
            }
            charset = label;
            bytes.writeBytes(word.group(2).equalsIgnoreCase("b") ? base64(word.group(3)) : quoted(word.group(3)));
        }

        void into(StringBuilder clear) {
            if (charset != null) {
                clear.append(TextCharsets.decode(bytes.toByteArray(), charset));
                bytes.reset();
                charset = null;
            }
        }
    }

    private static byte[] base64(String text) {
        var clean = text.replaceAll("[^A-Za-z0-9+/]", "");
        // A single character at the end carries nothing.
        return Base64.getDecoder().decode(clean.length() % 4 == 1 ? clean.substring(0, clean.length() - 1) : clean);
    }

    private static byte[] quoted(String text) {
        var in = text.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream(in.length);
        for (var at = 0; at < in.length; at++) {
            var high = at + 2 < in.length && in[at] == '=' ? Character.digit(in[at + 1], 16) : -1;
            var low = high >= 0 ? Character.digit(in[at + 2], 16) : -1;
            if (low >= 0) {
                out.write(high << 4 | low);
                at += 2;
            } else {
                out.write(in[at] == '_' ? ' ' : in[at]);
            }
        }
        return out.toByteArray();
    }
}
