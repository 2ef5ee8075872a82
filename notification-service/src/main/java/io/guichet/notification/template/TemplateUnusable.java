package io.guichet.notification.template;

import java.util.List;

/** A template says what it may not. */
public final class TemplateUnusable extends RuntimeException {

    private final transient List<TemplateFlaw> flaws;

    TemplateUnusable(List<TemplateFlaw> flaws) {
        super("The template cannot be used: " + flaws.getFirst().detail());
        this.flaws = List.copyOf(flaws);
    }

    public List<TemplateFlaw> flaws() {
        return flaws;
    }
}
