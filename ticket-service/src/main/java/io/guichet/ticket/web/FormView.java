package io.guichet.ticket.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.ws.rs.core.HttpHeaders;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.form.ShownForm;
import io.guichet.ticket.setting.FieldDefinition;
import io.guichet.ticket.setting.Labels;
import io.guichet.ticket.setting.WebForm;

/**
 * A form as it is shown, in one language.
 *
 * @param values what conditions may speak of besides what is entered
 * @param categoryLabels what the categories are called, by key
 */
record FormView(String title, @Nullable String intro, List<String> categories, List<FieldView> fields,
        List<PromptView> prompts, String honeypot, Map<String, String> values, Map<String, String> categoryLabels) {

    /** A field; it is shown when the filter lets the other values pass. */
    record FieldView(String key, String label, @Nullable String help, @Nullable String article,
            FieldDefinition.Type type, List<ChoiceView> choices, boolean required, Map<String, Object> shownWhen) {}

    /** Something to choose. */
    record ChoiceView(String key, String label) {}

    /** A question to be answered in words. */
    record PromptView(String key, String label, @Nullable String help, boolean required) {}

    static FormView of(ShownForm shown, String language) {
        var form = shown.form();
        var prompts = Objects.requireNonNull(form.prompts()).stream().map(prompt -> new PromptView(prompt.key(),
                prompt.labels().in(language), text(prompt.help(), language), prompt.required())).toList();
        return new FormView(form.title().in(language), text(form.intro(), language),
                Objects.requireNonNull(form.categories()),
                shown.places().stream().map(place -> field(place, language)).toList(), prompts, WebForm.HONEYPOT,
                shown.values(), called(shown.categories(), language));
    }

    private static Map<String, String> called(Map<String, Labels> categories, String language) {
        var called = new LinkedHashMap<String, String>();
        categories.forEach((key, labels) -> called.put(key, labels.in(language)));
        return called;
    }

    private static FieldView field(ShownForm.Place place, String language) {
        var field = place.field().content();
        return new FieldView(place.field().key(), field.labels().in(language), text(field.help(), language),
                field.article(), field.type(), Objects.requireNonNull(field.choices()).stream()
                        .map(choice -> new ChoiceView(choice.key(), choice.labels().in(language))).toList(),
                place.isRequired(), place.shownWhen());
    }

    private static @Nullable String text(@Nullable Labels labels, String language) {
        return labels == null ? null : labels.in(language);
    }

    /** The language of a caller. */
    static final class Language {

        private Language() {}

        /** The first language that a request accepts, as two letters; English when it names none. */
        static String of(HttpHeaders headers) {
            return headers.getAcceptableLanguages().stream().map(locale -> locale.getLanguage())
                    .filter(language -> language.matches("[a-z]{2}")).findFirst().orElse("en");
        }
    }
}
