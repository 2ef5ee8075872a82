package io.guichet.ticket.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.guichet.ticket.Languages;

/** Mails of our own making and what is to be read in them: {@code mails/table.txt}. */
class MailTableTest {

    private static final Languages LANGUAGES = Languages.among(List.of("en", "fr", "de"), Set.of("en", "fr"));

    private static final Pattern ESCAPE = Pattern.compile("\\\\x([0-9A-F]{2})");

    /** One mail of the table. */
    record Row(String name, Map<String, String> expected, byte[] raw) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(Resources.text("/mails/table.txt").split("(?m)^# ")).skip(1).map(MailTableTest::row);
    }

    private static Row row(String text) {
        var halves = text.split("(?m)^\\.\\n", 2);
        var head = halves[0].split("\n");
        var expected = new LinkedHashMap<String, String>();
        for (var line = 1; line < head.length; line++) {
            var fact = head[line].split(":", 2);
            expected.put(fact[0], unescaped(fact[1].strip()));
        }
        return new Row(head[0], expected, bytes(halves[1].replaceAll("\\n\\z", "")));
    }

    private static String unescaped(String value) {
        var letters = Pattern.compile("\\\\u([0-9A-F]{4})").matcher(value)
                .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
        return letters.replace("\\n", "\n");
    }

    static byte[] bytes(String mail) {
        var out = new ByteArrayOutputStream();
        var text = mail.replace("\n", "\r\n");
        var escape = ESCAPE.matcher(text);
        var end = 0;
        while (escape.find()) {
            out.writeBytes(plain(text.substring(end, escape.start())));
            out.write(Integer.parseInt(escape.group(1), 16));
            end = escape.end();
        }
        out.writeBytes(plain(text.substring(end)));
        return out.toByteArray();
    }

    private static byte[] plain(String text) {
        return text.replace("\\\\", "\\").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void the_table_is_long_enough() {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_mail_says_what_the_table_tells(Row row) {
        var mail = MailParser.parse(row.raw());

        var read = row.expected().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                expected -> fact(mail, expected.getKey(), expected.getValue())));
        assertThat(read).isEqualTo(row.expected());
    }

    private static String fact(ParsedMail mail, String key, String expected) {
        return switch (key) {
            case "from" -> mail.from() == null ? "none" : mail.from().address().value();
            case "name" -> mail.from() == null ? "none" : String.valueOf(mail.from().name());
            case "to" -> joined(mail.to().stream().map(to -> to.address().value()).toList());
            case "cc" -> joined(mail.cc().stream().map(to -> to.address().value()).toList());
            case "subject" -> mail.subject();
            case "date" -> orNone(mail.date());
            case "text" -> mail.body().text();
            case "visible" -> Optional.ofNullable(mail.body().fold()).map(fold -> fold.visible())
                    .orElse(mail.body().text());
            case "html" -> orNone(mail.body().html()).contains(expected) ? expected : orNone(mail.body().html());
            case "id" -> orNone(mail.mailId());
            case "answers" -> joined(mail.answers());
            case "language" -> LANGUAGES.of(mail.own()).orElse("none");
            case "writer" -> LoopGuard.writerOf(mail, Set.of()).name();
            default -> more(mail, key);
        };
    }

    private static String more(ParsedMail mail, String key) {
        return switch (key) {
            case "files" -> mail.attachments().stream().map(file -> "%s %s %d%s".formatted(file.filename(),
                    file.contentType(), file.size(), file.inline() ? " inline" : ""))
                    .collect(Collectors.joining(" | "));
            case "signed" -> orNone(mail.protection().signed());
            case "encrypted" -> orNone(mail.protection().encrypted());
            case "report" -> report(mail.report());
            case "forwarded" -> mail.forwarded() == null ? "none" : forwarded(mail.forwarded());
            default -> throw new IllegalArgumentException("No such fact: " + key);
        };
    }

    private static String report(@Nullable DeliveryReport report) {
        return report == null
                ? "none"
                : String.join(" ", report.kind().name(), orNone(report.recipient()), orNone(report.status()),
                        report.permanent() ? "permanent" : "temporary",
                        report.originals().stream().findFirst().orElse("none"));
    }

    private static String forwarded(ForwardedMail mail) {
        return String.join(" | ", mail.sender().address().value(), mail.subject(), mail.body().text(), mail.remark())
                .strip();
    }

    private static String joined(List<String> all) {
        return all.isEmpty() ? "none" : String.join(" ", all);
    }

    private static String orNone(@Nullable Object value) {
        return value == null ? "none" : value.toString();
    }
}
