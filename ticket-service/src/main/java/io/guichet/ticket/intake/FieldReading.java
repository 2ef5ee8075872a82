package io.guichet.ticket.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.setting.FieldDefinition;
import io.guichet.ticket.setting.Setting;

/** Reads the fields of a ticket that comes from elsewhere, where a table may have made text of them. */
public final class FieldReading {

    private FieldReading() {}

    /**
     * The fields, of the types that they are defined with, where their text says so.
     *
     * @param checked whether they must be as they are defined; what has to be given is never asked for
     * @throws FieldsNotValid when they must be and are not
     */
    public static Map<String, Object> read(@Nullable Map<String, Object> sent, List<Setting<FieldDefinition>> defined,
            boolean checked) {
        if (sent == null) {
            return Map.of();
        }
        Map<String, Object> fields = new HashMap<>(sent);
        defined.forEach(field -> fields.computeIfPresent(field.key(), (key, value) -> typed(field.content(), value)));
        var known = new HashMap<String, @Nullable Object>();
        fields.forEach((key, value) -> known.put("fields." + key, value));
        var flaws = checked
                ? new FieldCheck(known).flaws(defined, Optional.empty(), Set.of())
                : List.<FieldFlaw>of();
        if (!flaws.isEmpty()) {
            throw new FieldsNotValid(flaws);
        }
        return fields;
    }

    private static Object typed(FieldDefinition definition, Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        return switch (definition.type()) {
            case NUMBER -> number(text);
            case BOOLEAN -> text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : text;
            case MULTI_CHOICE -> text.isEmpty() ? List.of() : List.of(text.split("\\s*;\\s*", -1));
            case TEXT -> text;
            case DATE -> text;
            case CHOICE -> text;
            case URL -> text;
            case EMAIL -> text;
        };
    }

    private static Object number(String text) {
        try {
            return text.matches("-?\\d{1,18}") ? (Object) Long.valueOf(text) : Double.valueOf(text);
        } catch (NumberFormatException notOne) {
            return text;
        }
    }
}
