package io.guichet.ticket.job;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * How another helpdesk says what an import reads: its export is imported as it is.
 *
 * @param columns from its name of a value, or a path to it with dots, to ours; what is not named is not read
 * @param values by our name, from its words to ours, whatever their case
 * @param defaults by our name, where it says nothing
 */
public record LineMapping(@Nullable Map<String, String> columns, @Nullable Map<String, Map<String, String>> values,
        @Nullable Map<String, String> defaults) {

    private static final String FIELD = "fields.";
    private static final Set<String> LISTS = Set.of("tags", "domains");
    private static final Set<String> NUMBERS = Set.of("importance");
    private static final Set<String> INSTANTS = Set.of("createdAt", "resolvedAt", "closedAt");
    private static final Pattern DATE_AND_TIME = Pattern
            .compile(
                    "(\\d{4}-\\d{2}-\\d{2})[ T](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)(?: ?(UTC|Z|[+-]\\d{2}:?\\d{2}))?");

    public LineMapping {
        columns = columns == null ? Map.of() : Map.copyOf(columns);
        values = values == null ? Map.of() : Map.copyOf(values);
        defaults = defaults == null ? Map.of() : Map.copyOf(defaults);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a mapping needs columns");
        }
    }

    /** Names of ours that no line of this kind has. */
    public Set<String> unknown(Job.Kind kind) {
        Class<? extends Record> line = switch (kind) {
            case IMPORT_TICKETS -> TicketLine.class;
            case IMPORT_MESSAGES -> MessageImport.Line.class;
            case IMPORT_CONTACTS, IMPORT_ORGANIZATIONS -> PeopleImport.Line.class;
            case BULK -> throw new IllegalArgumentException("A bulk action reads no lines");
        };
        var known = Arrays.stream(line.getRecordComponents()).map(component -> component.getName())
                .collect(Collectors.toSet());
        return Stream.of(columns().values(), values().keySet(), defaults().keySet()).flatMap(names -> names.stream())
                .filter(name -> !name.startsWith(FIELD) && !known.contains(name)).collect(Collectors.toSet());
    }

    @Override
    public Map<String, String> columns() {
        return Objects.requireNonNull(columns);
    }

    @Override
    public Map<String, Map<String, String>> values() {
        return Objects.requireNonNull(values);
    }

    @Override
    public Map<String, String> defaults() {
        return Objects.requireNonNull(defaults);
    }

    /** A line of the other helpdesk, as ours. */
    Map<String, Object> applied(Map<String, ?> line) {
        var ours = new LinkedHashMap<String, Object>();
        columns().forEach((theirs, name) -> at(line, theirs).map(value -> said(name, value))
                .ifPresent(value -> ours.putIfAbsent(name, value)));
        defaults().forEach((name, value) -> ours.putIfAbsent(name, typed(name, value)));
        return nested(ours);
    }

    /** Custom fields are one value of the line. */
    private static Map<String, Object> nested(Map<String, Object> flat) {
        var line = new LinkedHashMap<String, Object>();
        var fields = new LinkedHashMap<String, Object>();
        flat.forEach((name, value) -> {
            if (name.startsWith(FIELD)) {
                fields.put(name.substring(FIELD.length()), value);
            } else {
                line.put(name, value);
            }
        });
        if (!fields.isEmpty()) {
            line.put("fields", fields);
        }
        return line;
    }

    private static Optional<Object> at(Map<String, ?> line, String path) {
        Object value = line.get(path);
        var dot = path.indexOf('.');
        if (value == null && dot > 0 && line.get(path.substring(0, dot)) instanceof Map<?, ?> inner) {
            @SuppressWarnings("unchecked") // the keys of a JSON object are texts
            var named = (Map<String, ?>) inner;
            return at(named, path.substring(dot + 1));
        }
        return Optional.ofNullable(value).filter(one -> !one.toString().isBlank());
    }

    private Object said(String name, Object value) {
        var text = value.toString().strip();
        var isTyped = value instanceof List || value instanceof Map || value instanceof Boolean
                || (name.startsWith(FIELD) && !(value instanceof String));
        return said(name, text, isTyped ? value : typed(name, text));
    }

    /** The word of ours for a word of theirs; else the value itself. */
    private Object said(String name, String text, Object otherwise) {
        return values().getOrDefault(name, Map.of()).entrySet().stream()
                .filter(word -> word.getKey().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst().<Object>map(word -> typed(name, word.getValue())).orElse(otherwise);
    }

    private static Object typed(String name, String text) {
        if (LISTS.contains(name)) {
            return Arrays.stream(text.split("[;,]", -1)).map(String::strip).filter(one -> !one.isEmpty()).toList();
        }
        if (INSTANTS.contains(name)) {
            return instant(text);
        }
        return NUMBERS.contains(name) && text.matches("\\d{1,9}") ? (Object) Integer.valueOf(text) : text;
    }

    /** A date and a time without a zone are taken for UTC. */
    private static String instant(String text) {
        var read = DATE_AND_TIME.matcher(text);
        if (!read.matches()) {
            return text.matches("\\d{4}-\\d{2}-\\d{2}") ? text + "T00:00:00Z" : text;
        }
        var zone = Objects.requireNonNullElse(read.group(3), "Z").replace("UTC", "Z");
        return read.group(1) + "T" + read.group(2)
                + (zone.length() == 5 ? zone.substring(0, 3) + ":" + zone.substring(3) : zone);
    }
}
