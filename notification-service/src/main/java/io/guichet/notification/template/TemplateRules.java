package io.guichet.notification.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

/** Whether a template may be used. */
@Singleton
public class TemplateRules {

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    private final TemplateLanguage language;

    TemplateRules(TemplateLanguage language) {
        this.language = language;
    }

    /**
     * Lets a template pass that every mail of its kind can be written with.
     *
     * @throws TemplateUnusable else
     */
    public void verify(TemplateKind kind, TemplateText text) {
        var flaws = new ArrayList<TemplateFlaw>();
        flaws.addAll(line(kind, "subject", text.subject()));
        flaws.addAll(language.flaws(kind.placeholders(), "text", text.text()));
        flaws.addAll(language.flaws(kind.placeholders(), "html", text.html()));
        flaws.addAll(MarkupRules.flaws(kind, "html", text.html()));
        flaws.addAll(line(kind, "footer", text.footer()));
        if (!flaws.isEmpty()) {
            throw new TemplateUnusable(flaws);
        }
    }

    private List<TemplateFlaw> line(TemplateKind kind, String part, String source) {
        return LINE_BREAK.matcher(source).find()
                ? List.of(new TemplateFlaw(part, 1, 1, "This must be one line"))
                : language.flaws(kind.placeholders(), part, source);
    }
}
