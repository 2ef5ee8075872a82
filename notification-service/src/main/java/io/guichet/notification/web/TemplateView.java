package io.guichet.notification.web;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.guichet.notification.template.MailTemplate;
import io.guichet.notification.template.TemplatePlace;
import io.guichet.notification.template.TemplateVersion;

/**
 * A template.
 *
 * @param version 0 as long as nobody wrote one
 * @param builtIn whether it is Guichet's own
 * @param subject absent, with the other parts, in a version that went back to the built-in one
 * @param placeholders that its parts may name
 */
record TemplateView(String department, String kind, String language, long version, boolean builtIn,
        @Nullable String subject, @Nullable String text, @Nullable String html, @Nullable String footer,
        List<String> placeholders, @Nullable String changedBy, @Nullable Instant changedAt) {

    static TemplateView of(MailTemplate template) {
        var place = template.place();
        var text = template.text();
        return new TemplateView(place.department(), place.kind().name(), place.language().code(), template.version(),
                template.builtIn(), text.subject(), text.text(), text.html(), text.footer(),
                place.kind().placeholders(), null, null);
    }

    static TemplateView of(TemplatePlace place, TemplateVersion version) {
        var text = version.text();
        return new TemplateView(place.department(), place.kind().name(), place.language().code(), version.version(),
                text == null, text == null ? null : text.subject(), text == null ? null : text.text(),
                text == null ? null : text.html(), text == null ? null : text.footer(), place.kind().placeholders(),
                version.changedBy(), version.changedAt());
    }
}
