package io.guichet.ticket.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Channel;
import io.guichet.events.TicketType;
import io.guichet.ticket.intake.PlannedDate;
import io.guichet.ticket.query.TermTrial;
import io.guichet.ticket.setting.FieldDefinition;
import io.guichet.ticket.setting.FieldDefinition.Required;
import io.guichet.ticket.setting.Labels;
import io.guichet.ticket.setting.Setting;
import io.guichet.ticket.setting.WebForm;
import io.guichet.ticket.setting.WebForm.Input;

/**
 * A form as it is filled in: the fields that it names, then those that every request of its department must have, be
 * they newer than the form. What it shows is all that it asks for.
 *
 * @param categories what they are called, by key
 */
public record ShownForm(WebForm form, String department, List<Place> places, Map<String, Labels> categories) {

    /** A field on the form. */
    public record Place(Setting<FieldDefinition> field, Input input) {

        /** Of a field that the form itself does not name. */
        private static Place needed(Setting<FieldDefinition> field) {
            return new Place(field, new Input(field.key(), true, null));
        }

        String key() {
            return field.key();
        }

        public boolean isRequired() {
            return input.required() || field.content().required() == Required.OPENING;
        }

        /** A filter on the other values: both of what the form and what the field itself says. */
        public Map<String, Object> shownWhen() {
            var both = Stream.of(input.shownWhen(), field.content().shownWhen()).map(Objects::requireNonNull)
                    .filter(condition -> !condition.isEmpty()).distinct().toList();
            return both.size() == 2 ? Map.of("and", both) : both.stream().findFirst().orElse(Map.of());
        }

        boolean isShown(Map<String, ? extends @Nullable Object> values) {
            return TermTrial.passes(input.condition(), values)
                    && TermTrial.passes(field.content().condition(), values);
        }
    }

    static ShownForm of(WebForm form, String department, List<Setting<FieldDefinition>> defined,
            Map<String, Labels> categories) {
        var places = new ArrayList<Place>();
        Objects.requireNonNull(form.fields()).forEach(input -> defined.stream()
                .filter(field -> field.key().equals(input.key())).map(field -> new Place(field, input))
                .forEach(places::add));
        defined.stream().filter(field -> field.content().required() == Required.OPENING)
                .filter(field -> !has(places, field.key())).map(Place::needed).forEach(places::add);
        if (form.type() == TicketType.PROJECT && !has(places, PlannedDate.FIELD)) {
            places.add(Place.needed(PlannedDate.field()));
        }
        return new ShownForm(form, department, List.copyOf(places), categories);
    }

    /** What conditions may speak of besides what is entered. */
    public Map<String, String> values() {
        return Map.of("type", type().name(), "channel", Channel.WEB_FORM.name(), "department", department);
    }

    TicketType type() {
        return form.type() == null ? TicketType.QUESTION : form.type();
    }

    boolean has(String key) {
        return has(places, key);
    }

    private static boolean has(List<Place> places, String key) {
        return places.stream().map(Place::key).collect(Collectors.toSet()).contains(key);
    }
}
