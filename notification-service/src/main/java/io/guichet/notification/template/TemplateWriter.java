package io.guichet.notification.template;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.guichet.notification.wording.MailWords;
import io.quarkus.logging.Log;
import io.quarkus.qute.RawString;

/** Says what a mail says with a template. */
@Singleton
public class TemplateWriter {

    private static final Pattern PARAGRAPH_END = Pattern.compile("\\n\\s*\\n");
    private static final Pattern LINE_BREAK = Pattern.compile("\\s*\\R\\s*");
    /** In escaped text; a full stop or a bracket at its end is the sentence's. */
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"']*[^\\s<>\"'.,;:!?)\\]&]");
    private static final String PARAGRAPH = "<p style=\"margin:0 0 16px 0;\">%s</p>";

    private final TemplateLanguage language;

    public TemplateWriter(TemplateLanguage language) {
        this.language = language;
    }

    /** The parts of a mail, to be put into the frame of all mails. */
    public record Said(String subject, String text, String html, String footer) {}

    /** With the built-in template when an administrator's cannot be used after all, so that the mail goes out. */
    public Said say(MailTemplate template, MailWords words) {
        var place = template.place();
        try {
            return say(template.text(), words);
        } catch (RuntimeException failure) {
            if (template.builtIn()) {
                throw failure;
            }
            Log.errorf(failure, "Version %d of %s is not used", template.version(), place);
            return say(BuiltInTemplates.of(place.kind(), place.language()), words);
        }
    }

    /** Whether the mail waits for what was promised. */
    public boolean names(MailTemplate template, String placeholder) {
        var text = template.text();
        return Stream.of(text.subject(), text.text(), text.html(), text.footer())
                .anyMatch(part -> language.names(part, placeholder));
    }

    /** A line, or some, with placeholders. */
    public String lines(String source, Map<String, String> values) {
        return language.plain(source, new HashMap<>(values)).lines().map(String::strip)
                .filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    private Said say(TemplateText text, MailWords words) {
        var plain = new HashMap<String, Object>(words.values());
        return new Said(LINE_BREAK.matcher(language.plain(text.subject(), plain).strip()).replaceAll(" "),
                language.plain(text.text(), plain).strip(),
                language.html(text.html(), forHtml(words)).strip(),
                language.plain(text.footer(), plain).strip());
    }

    private Map<String, Object> forHtml(MailWords words) {
        var values = new HashMap<String, Object>(words.values());
        var markup = words.markup();
        words.values().forEach((name, value) -> {
            if (name.equals(TemplateKind.TEXT)) {
                values.put(name, new RawString(markup == null
                        ? paragraphs(value)
                        : markup.html() + "\n" + paragraphs(markup.below())));
            } else if (TemplateKind.LINES.contains(name) && !value.isEmpty()) {
                values.put(name, new RawString(broken(escaped(value))));
            }
        });
        return values;
    }

    private String paragraphs(String text) {
        return PARAGRAPH_END.splitAsStream(escaped(text.strip())).filter(paragraph -> !paragraph.isEmpty())
                .map(paragraph -> PARAGRAPH.formatted(linked(broken(paragraph)))).collect(Collectors.joining("\n"));
    }

    private String escaped(String text) {
        return language.html("{text}", Map.of("text", text));
    }

    /** What is an address of the web already, one can follow. */
    private static String linked(String escaped) {
        return ADDRESS.matcher(escaped).replaceAll("<a href=\"$0\" style=\"color:#1d4ed8;\">$0</a>");
    }

    private static String broken(String text) {
        return text.lines().collect(Collectors.joining("<br>"));
    }
}
