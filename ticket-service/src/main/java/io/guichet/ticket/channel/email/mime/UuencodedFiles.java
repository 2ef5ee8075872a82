package io.guichet.ticket.channel.email.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;

/** Files within plain text, as mail carried them before MIME. */
public final class UuencodedFiles {

    private static final Pattern BEGIN = Pattern.compile("begin(?:-base64)? [0-7]{3,4} (\\S.{0,249})");
    private static final Pattern LINE = Pattern.compile("[\\x20-\\x60]{0,100}");
    private static final int MOST = 50;

    private final String[] lines;
    private final List<String> text = new ArrayList<>();
    private final List<File> files = new ArrayList<>();
    private int tries;

    private UuencodedFiles(String text) {
        lines = text.split("\n", -1);
    }

    /** A file. */
    public record File(String name, byte[] content) {}

    /** A text without the files that stood in it. */
    public record Found(String text, List<File> files) {}

    /** Takes the files out of a text. */
    public static Found in(String text) {
        return text.contains("begin ") && text.contains("\nend")
                ? new UuencodedFiles(text).found()
                : new Found(text, List.of());
    }

    private Found found() {
        for (var line = 0; line < lines.length; line++) {
            var begin = BEGIN.matcher(lines[line]);
            var end = begin.matches() && tries < MOST ? endOf(line + 1) : -1;
            if (end > line + 1 && take(begin.group(1).strip(), line, end)) {
                line = end;
            } else {
                text.add(lines[line]);
            }
        }
        return new Found(String.join("\n", text), List.copyOf(files));
    }

    /** The line that says end, if all before it are encoded. */
    private int endOf(int first) {
        for (var line = first; line < lines.length && LINE.matcher(lines[line]).matches()
                || line < lines.length && lines[line].strip().equals("end"); line++) {
            if (lines[line].strip().equals("end")) {
                return line;
            }
        }
        return -1;
    }

    private boolean take(String name, int begin, int end) {
        tries++;
        var encoded = String.join("\n", Arrays.asList(lines).subList(begin, end + 1)) + "\n";
        try (var in = MimeUtility.decode(new ByteArrayInputStream(encoded.getBytes(StandardCharsets.US_ASCII)),
                "uuencode")) {
            files.add(new File(name, in.readAllBytes()));
            return true;
        } catch (IOException | MessagingException | RuntimeException broken) {
            return false;
        }
    }
}
