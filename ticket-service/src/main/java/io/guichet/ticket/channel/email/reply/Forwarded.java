package io.guichet.ticket.channel.email.reply;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A mail that is passed on within the text of another.
 *
 * @param from as its header says
 * @param isAnnounced whether a line above says that it is forwarded
 * @param remark what stands above it
 */
public record Forwarded(String from, Optional<String> subject, String text, String remark, boolean isAnnounced) {

    private static final int MOST_LINES = 5_000;

    /** The first mail that is passed on in a text. */
    public static Optional<Forwarded> in(String text) {
        var lines = text.lines().limit(MOST_LINES).toList();
        for (var line = 0; line < lines.size(); line++) {
            if (Marks.isFrom(plain(lines, line))) {
                var found = at(lines, line);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Forwarded> at(List<String> lines, int first) {
        var begin = first;
        while (begin > 0 && Marks.isField(plain(lines, begin - 1))) {
            begin--;
        }
        var end = begin;
        while (end < lines.size() && !plain(lines, end).isBlank()) {
            end++;
        }
        var header = lines.subList(begin, end).stream().map(Marks::unquoted).map(String::strip).toList();
        if (header.stream().filter(Marks::isField).count() < 2) {
            return Optional.empty();
        }
        var above = begin - 1;
        while (above >= 0 && plain(lines, above).isBlank()) {
            above--;
        }
        var announced = above >= 0 && Marks.isHeading(plain(lines, above));
        var remark = announced || above >= 0 && Marks.isRule(lines.get(above)) ? above : above + 1;
        return Optional.of(new Forwarded(value(plain(lines, first)),
                header.stream().filter(Marks::isSubject).findFirst().map(Forwarded::value),
                body(lines.subList(end, lines.size()), Marks.isQuote(lines.get(begin))),
                ReplyTrimmer.trim(joined(lines.subList(0, Math.max(0, remark)))).visible().strip(), announced));
    }

    private static String body(List<String> lines, boolean quoted) {
        var text = quoted ? lines.stream().map(line -> line.replaceFirst("^\\s{0,3}> ?", "")).toList() : lines;
        return joined(text).strip();
    }

    private static String plain(List<String> lines, int line) {
        return Marks.unquoted(lines.get(line)).strip();
    }

    private static String joined(List<String> lines) {
        return lines.stream().collect(Collectors.joining("\n"));
    }

    private static String value(String field) {
        return Arrays.stream(field.split("[:：]", 2)).skip(1).findFirst().orElse("").replace("*", "").strip();
    }
}
