package io.guichet.ticket.intake;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.contact.EmailAddress;
import io.guichet.ticket.intake.FieldFlaw.Fault;
import io.guichet.ticket.query.TermTrial;
import io.guichet.ticket.setting.FieldDefinition;
import io.guichet.ticket.setting.FieldDefinition.Choice;
import io.guichet.ticket.setting.FieldDefinition.Required;
import io.guichet.ticket.setting.Setting;

/**
 * Compares the fields of a request with what is defined. A field that is not shown is neither required nor looked at;
 * one that is not defined is free.
 */
public final class FieldCheck {

    private static final int LONGEST = 10_000;

    private final Map<String, @Nullable Object> known;

    /** @param known what conditions may speak of, by name: {@code category}, {@code fields.serial} */
    public FieldCheck(Map<String, @Nullable Object> known) {
        this.known = known;
    }

    /**
     * What is wrong.
     *
     * @param moment when fields of this moment are required; absent when none is
     * @param also keys of further fields that are required
     */
    public List<FieldFlaw> flaws(List<Setting<FieldDefinition>> defined, Optional<Required> moment, Set<String> also) {
        var flaws = new ArrayList<FieldFlaw>();
        for (var field : defined) {
            if (TermTrial.passes(field.content().condition(), known)) {
                var required = moment.filter(now -> now == field.content().required()).isPresent()
                        || also.contains(field.key());
                check(field, required, flaws);
            }
        }
        return flaws;
    }

    /**
     * What is wrong with fields that are changed, be they shown or not.
     *
     * @param sent keys of those that are changed
     * @param present keys of those that there are: what has to be given cannot be taken away
     */
    List<FieldFlaw> sent(List<Setting<FieldDefinition>> defined, Set<String> sent, Set<String> present) {
        var flaws = new ArrayList<FieldFlaw>();
        for (var field : defined) {
            if (sent.contains(field.key())) {
                check(field, present.contains(field.key()) && field.content().required() == Required.OPENING
                        && TermTrial.passes(field.content().condition(), known), flaws);
            }
        }
        return flaws;
    }

    private void check(Setting<FieldDefinition> field, boolean required, List<FieldFlaw> flaws) {
        var value = known.get("fields." + field.key());
        var definition = field.content();
        if (value == null || value.toString().isBlank() || value.equals(List.of())) {
            if (required) {
                flaws.add(flaw(field, Fault.MISSING, ""));
            }
            return;
        }
        var fault = fault(definition, value);
        if (fault != null) {
            flaws.add(flaw(field, fault, String.join(", ", keys(definition))));
        }
    }

    private static FieldFlaw flaw(Setting<FieldDefinition> field, Fault fault, String detail) {
        return new FieldFlaw("/fields/" + field.key(), field.content().labels(), fault, detail);
    }

    private static @Nullable Fault fault(FieldDefinition definition, Object value) {
        return switch (definition.type()) {
            case TEXT -> value instanceof String text && text.length() <= LONGEST ? null : Fault.NOT_TEXT;
            case NUMBER -> value instanceof Number ? null : Fault.NOT_A_NUMBER;
            case DATE -> date(value).isPresent() ? null : Fault.NOT_A_DATE;
            case BOOLEAN -> value instanceof Boolean ? null : Fault.NOT_YES_OR_NO;
            case CHOICE -> keys(definition).contains(value.toString()) ? null : Fault.NOT_A_CHOICE;
            case MULTI_CHOICE -> value instanceof List<?> chosen
                    && chosen.stream().allMatch(one -> keys(definition).contains(String.valueOf(one)))
                            ? null
                            : Fault.NOT_CHOICES;
            case URL -> isAddress(value.toString()) ? null : Fault.NOT_A_URL;
            case EMAIL -> EmailAddress.parse(value.toString()).isPresent() ? null : Fault.NOT_AN_EMAIL;
        };
    }

    /** A date as {@code 2026-01-05}. */
    static Optional<LocalDate> date(Object value) {
        try {
            return Optional.of(LocalDate.parse(value.toString()));
        } catch (DateTimeParseException notOne) {
            return Optional.empty();
        }
    }

    private static boolean isAddress(String value) {
        try {
            var address = new URI(value);
            return address.getHost() != null && Set.of("http", "https").contains(address.getScheme());
        } catch (URISyntaxException notOne) {
            return false;
        }
    }

    private static List<String> keys(FieldDefinition definition) {
        var choices = definition.choices();
        return choices == null ? List.of() : choices.stream().map(Choice::key).toList();
    }
}
