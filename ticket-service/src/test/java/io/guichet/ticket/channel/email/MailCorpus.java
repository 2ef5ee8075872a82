package io.guichet.ticket.channel.email;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jsoup.Jsoup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.guichet.ticket.Languages;

/**
 * Measures by hand how many of somebody else's mails are read as they say. The arguments are folders of raw mails, each
 * with an {@code expected.json}: a list of {@code file} and facts, which stand beside it or in {@code expect}.
 */
final class MailCorpus {

    private static final Languages LANGUAGES = Languages.among(List.of("en", "fr", "de"), Set.of("en", "fr"));

    /** Of each fact, who said the same, and the files that did not. */
    private final Map<String, List<String>> same = new LinkedHashMap<>();
    private final Map<String, List<String>> other = new LinkedHashMap<>();

    private MailCorpus() {}

    public static void main(String... folders) throws IOException {
        for (var folder : folders) {
            var corpus = new MailCorpus();
            corpus.readAll(Path.of(folder));
            corpus.compareAll(Path.of(folder));
            System.out.printf("%s%n", folder);
            Stream.concat(corpus.same.keySet().stream(), corpus.other.keySet().stream()).distinct()
                    .forEach(corpus::tell);
        }
    }

    private void tell(String fact) {
        var held = same.getOrDefault(fact, List.of()).size();
        var missed = other.getOrDefault(fact, List.of());
        System.out.printf("  %s: %d of %d %s%n", fact, held, held + missed.size(), missed.isEmpty() ? "" : missed);
    }

    private void note(String fact, String file, boolean held) {
        (held ? same : other).computeIfAbsent(fact, _ -> new ArrayList<>()).add(file);
    }

    private void readAll(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.filter(one -> !one.toString().endsWith(".json")).sorted().toList()) {
                note("read", file.getFileName().toString(), read(file).isPresent());
            }
        }
    }

    private static Optional<ParsedMail> read(Path file) throws IOException {
        return Optional.ofNullable(Reading.of(Files.readAllBytes(file), LANGUAGES).mail());
    }

    private void compareAll(Path folder) throws IOException {
        var told = new ObjectMapper().readTree(Files.readString(folder.resolve("expected.json")));
        for (var one : told.isArray() ? told : told.path("cases")) {
            var file = one.path("file").asText();
            var mail = Files.exists(folder.resolve(file)) ? read(folder.resolve(file)) : Optional.<ParsedMail>empty();
            mail.ifPresent(read -> compare(file, one.has("expect") ? one.path("expect") : one, read));
        }
    }

    private void compare(String file, JsonNode facts, ParsedMail mail) {
        word(facts, "from_email").ifPresent(address -> note("sender", file, mail.from() != null
                && mail.from().address().value().equalsIgnoreCase(address.replaceAll("[\"\\s]|\\.$", ""))));
        word(facts, "subject").ifPresent(subject -> note("subject", file,
                mail.subject().strip().equals(subject.strip().replaceFirst("^-$", ""))));
        word(facts, "content")
                .ifPresent(content -> note("visible", file, letters(mail.own()).equals(letters(content))));
        word(facts, "contentContains").ifPresent(
                content -> note("visible", file, letters(mail.own()).contains(letters(content))));
        word(facts, "body").ifPresent(body -> note("text", file, letters(mail.body().text())
                .equals(letters(
                        facts.path("content_type").asText().contains("html") ? Jsoup.parse(body).text() : body))));
        files(file, facts.path("attachments"), mail);
    }

    /** By their content where it is told, else by their number; what is only another form of the text is no file. */
    private void files(String file, JsonNode told, ParsedMail mail) {
        if (told.isInt()) {
            note("files", file, mail.attachments().size() == told.asInt());
            return;
        }
        if (!told.isArray()) {
            return;
        }
        var files = told.valueStream().filter(one -> !one.path("content-alternative").asBoolean()).toList();
        var hashes = files.stream().map(one -> one.path("sha256").asText()).filter(hash -> !hash.isEmpty()).sorted()
                .toList();
        note("files", file, hashes.isEmpty()
                ? mail.attachments().size() == files.size()
                : mail.attachments().stream().map(Attachment::sha256).sorted().toList().equals(hashes));
    }

    private static Optional<String> word(JsonNode facts, String name) {
        return Optional.of(facts.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    /** What of a text cannot be a matter of taste. */
    private static String letters(String text) {
        return text.codePoints().filter(Character::isLetterOrDigit).mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
