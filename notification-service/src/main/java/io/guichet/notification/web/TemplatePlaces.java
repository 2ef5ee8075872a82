package io.guichet.notification.web;

import java.util.stream.Stream;

import io.guichet.notification.template.NoSuchTemplate;
import io.guichet.notification.template.TemplateKind;
import io.guichet.notification.template.TemplatePlace;
import io.guichet.notification.wording.Language;

/** Reads which template a path names. */
final class TemplatePlaces {

    private TemplatePlaces() {}

    static TemplatePlace of(String department, String kind, String language) {
        return new TemplatePlace(department, kind(kind), language(language));
    }

    static TemplateKind kind(String kind) {
        return TemplateKind.of(kind).orElseThrow(() -> new NoSuchTemplate("There is no template for " + kind));
    }

    static Language language(String code) {
        return Stream.of(Language.values()).filter(known -> known.code().equals(code)).findFirst()
                .orElseThrow(() -> new NoSuchTemplate("Guichet has no words in the language " + code));
    }
}
