package io.guichet.ticket.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.form.ShownForm.Place;
import io.guichet.ticket.intake.FieldCheck;
import io.guichet.ticket.intake.FieldFlaw;
import io.guichet.ticket.intake.FieldFlaw.Fault;
import io.guichet.ticket.intake.FieldsNotValid;
import io.guichet.ticket.setting.Labels;
import io.guichet.ticket.setting.WebForm;

/** Compares what somebody sent with the form that they were shown. */
final class FormCheck {

    private final ShownForm form;
    private final Submission sent;

    FormCheck(ShownForm form, Submission sent) {
        this.form = form;
        this.sent = sent;
    }

    /**
     * The fields that were shown; what a page kept of others, which it has hidden since, is left out.
     *
     * @throws FieldsNotValid when something is missing or cannot be so
     */
    Map<String, Object> fields() {
        var known = known();
        var shown = form.places().stream().filter(place -> place.isShown(known)).toList();
        var required = shown.stream().filter(Place::isRequired).map(Place::key).collect(Collectors.toSet());
        var flaws = new ArrayList<>(new FieldCheck(known).flaws(shown.stream().map(Place::field).toList(),
                Optional.empty(), required));
        sent.fields().keySet().stream().filter(key -> !form.has(key))
                .forEach(key -> flaws.add(flaw("/fields/" + key, key, Fault.UNKNOWN)));
        flaws.addAll(ofText());
        if (!flaws.isEmpty()) {
            throw new FieldsNotValid(flaws);
        }
        var fields = new HashMap<>(sent.fields());
        fields.keySet().retainAll(shown.stream().map(Place::key).collect(Collectors.toSet()));
        fields.values().removeIf(Objects::isNull);
        return fields;
    }

    private Map<String, @Nullable Object> known() {
        var known = new HashMap<String, @Nullable Object>(form.values());
        known.put("category", sent.category());
        known.put("subject", sent.subject());
        sent.fields().forEach((key, value) -> known.put("fields." + key, value));
        return known;
    }

    private List<FieldFlaw> ofText() {
        var flaws = new ArrayList<FieldFlaw>();
        prompts().stream().filter(WebForm.Prompt::required)
                .filter(prompt -> answer(prompt).isBlank())
                .forEach(prompt -> flaws.add(new FieldFlaw("/answers/" + prompt.key(), prompt.labels(), Fault.MISSING,
                        "")));
        var categories = Objects.requireNonNull(form.form().categories());
        if (sent.category() != null && !categories.isEmpty() && !categories.contains(sent.category())) {
            flaws.add(flaw("/category", "category", Fault.NOT_A_CHOICE));
        }
        if (flaws.isEmpty() && text().isBlank()) {
            flaws.add(flaw("/text", "text", Fault.MISSING));
        }
        return flaws;
    }

    /** The answers under their questions, in the language that the form was filled in. */
    String text() {
        var parts = new ArrayList<String>();
        if (sent.text() != null && !sent.text().isBlank()) {
            parts.add(sent.text());
        }
        prompts().forEach(prompt -> {
            var answer = answer(prompt);
            if (!answer.isBlank()) {
                parts.add(prompt.labels().in(sent.language()) + "\n" + answer.strip());
            }
        });
        return String.join("\n\n", parts);
    }

    private String answer(WebForm.Prompt prompt) {
        return Objects.requireNonNullElse(sent.answers().get(prompt.key()), "");
    }

    private List<WebForm.Prompt> prompts() {
        return Objects.requireNonNull(form.form().prompts());
    }

    private static FieldFlaw flaw(String pointer, String name, Fault fault) {
        return new FieldFlaw(pointer, new Labels(Map.of("en", name)), fault, "");
    }
}
