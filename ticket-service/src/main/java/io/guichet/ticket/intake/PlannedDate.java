package io.guichet.ticket.intake;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.intake.FieldFlaw.Fault;
import io.guichet.ticket.setting.FieldDefinition;
import io.guichet.ticket.setting.FieldDefinition.Required;
import io.guichet.ticket.setting.FieldDefinition.Type;
import io.guichet.ticket.setting.Labels;
import io.guichet.ticket.setting.Setting;

/** The date of a project, which is planned ahead so that capacity can be allocated: a field that every project has. */
public final class PlannedDate {

    /** The field with it. */
    public static final String FIELD = "plannedFor";
    private static final Labels LABELS = new Labels(Map.of("en", "Planned for", "fr", "Prévu pour le"));
    private static final String POINTER = "/fields/" + FIELD;

    private PlannedDate() {}

    /** The field as a form of projects shows it. */
    public static Setting<FieldDefinition> field() {
        return new Setting<>(FIELD, null,
                new FieldDefinition(LABELS, null, null, Type.DATE, null, Required.OPENING, null), 0);
    }

    /** A date as {@code 2026-01-05}, and nothing else: as text, such dates are in their order. */
    public static Optional<LocalDate> read(@Nullable Object value) {
        try {
            return value != null && value.toString().matches("\\d{4}-\\d{2}-\\d{2}")
                    ? Optional.of(LocalDate.parse(value.toString()))
                    : Optional.empty();
        } catch (DateTimeParseException notOne) {
            return Optional.empty();
        }
    }

    /** What is wrong with the date of a project that is planned on some day for a later one. */
    static List<FieldFlaw> flaws(@Nullable Object value, LocalDate today) {
        var flaws = flaws(value);
        return !flaws.isEmpty() || read(value).orElseThrow().isAfter(today)
                ? flaws
                : List.of(new FieldFlaw(POINTER, LABELS, Fault.NOT_IN_THE_FUTURE, ""));
    }

    /** What is wrong with the date of a project, be it over. */
    public static List<FieldFlaw> flaws(@Nullable Object value) {
        if (value == null || value.toString().isBlank()) {
            return List.of(new FieldFlaw(POINTER, LABELS, Fault.MISSING, ""));
        }
        return read(value).isPresent() ? List.of() : List.of(new FieldFlaw(POINTER, LABELS, Fault.NOT_A_DATE, ""));
    }
}
