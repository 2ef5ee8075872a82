package io.guichet.ticket.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;

import io.guichet.ticket.job.PartTooLarge;

/**
 * The lines of a part of an import as they come in, each as a JSON object, in lists of a few hundred: never the whole
 * part. What is no JSON becomes an item that fails with its reason. CSV has a first line of names; {@code fields} are
 * all custom fields as JSON, {@code fields.x} is one of them as text; what is empty is absent.
 */
final class Lines {

    private static final int SOME = 500;
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int LONGEST_LINE = 2 << 20;
    /** Columns with several values, separated by semicolons. */
    private static final Set<String> LISTS = Set.of("tags", "domains");
    private static final Set<String> NUMBERS = Set.of("importance");
    private static final Set<String> FLAGS = Set.of("opening");
    private static final String FIELDS = "fields";
    private static final String FIELD = FIELDS + ".";
    /** What a spreadsheet takes for a formula, and what would be taken for one made harmless. */
    static final Pattern FORMULA = Pattern.compile("(?s)'*[=+@\\t\\r-].*");
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {
    };
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {
    };
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final CsvMapper CSV = CsvMapper.csvBuilder().build();

    private final boolean table;
    private final long largest;
    private final LineCutter cutter;
    private final List<String> waiting = new ArrayList<>();
    private long size;
    private int characters;
    private @Nullable String names;

    private Lines(boolean table, long largest) {
        this.table = table;
        this.largest = largest;
        this.cutter = new LineCutter(table, LONGEST_LINE);
    }

    /** Those of a body of this type, of so many bytes at most. */
    static Lines of(String contentType, long largest) {
        return new Lines(contentType.startsWith("text/csv"), largest);
    }

    /** What this portion completes. */
    List<List<String>> take(byte[] portion) {
        size += portion.length;
        if (size > largest) {
            throw new PartTooLarge(largest);
        }
        try {
            return some(cutter.add(portion));
        } catch (IllegalArgumentException failure) {
            throw InvalidBody.refused("", String.valueOf(failure.getMessage()));
        }
    }

    /** What is left at the end. */
    List<List<String>> rest() {
        var all = new ArrayList<>(some(cutter.rest()));
        if (!waiting.isEmpty()) {
            all.add(complete());
        }
        return all;
    }

    private List<List<String>> some(List<String> lines) {
        var complete = new ArrayList<List<String>>();
        for (var line : lines) {
            if (names == null) {
                // Spreadsheets begin with a mark of the byte order.
                var first = line.startsWith("\uFEFF") ? line.substring(1) : line;
                names = table ? first : "";
                line = table ? "" : first;
            }
            if (!line.isBlank()) {
                waiting.add(line);
                characters += line.length();
            }
            if (waiting.size() == SOME || characters > MOST_CHARACTERS) {
                complete.add(complete());
            }
        }
        return complete;
    }

    private List<String> complete() {
        var lines = table ? objects(names + "\n" + String.join("\n", waiting)) : List.copyOf(waiting);
        waiting.clear();
        characters = 0;
        return lines;
    }

    private static List<String> objects(String csv) {
        try (MappingIterator<Map<String, String>> rows = CSV.readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader()).readValues(csv)) {
            var lines = new ArrayList<String>();
            while (rows.hasNextValue()) {
                lines.add(object(rows.nextValue()));
            }
            return lines;
        } catch (IOException failure) {
            throw InvalidBody.refused("", "is no CSV with a line of names: " + failure.getMessage());
        }
    }

    private static String object(Map<String, String> row) throws JsonProcessingException {
        var line = new LinkedHashMap<String, Object>();
        var fields = new LinkedHashMap<String, Object>();
        for (var cell : row.entrySet()) {
            var name = cell.getKey();
            var text = plain(cell.getValue());
            if (text.isEmpty()) {
                continue;
            }
            if (name.equals(FIELDS)) {
                fields.putAll(JSON.readValue(text, OBJECT));
            } else if (name.startsWith(FIELD)) {
                fields.put(name.substring(FIELD.length()), text);
            } else {
                line.put(name, value(name, text));
            }
        }
        if (!fields.isEmpty()) {
            line.put(FIELDS, fields);
        }
        return JSON.writeValueAsString(line);
    }

    private static String plain(@Nullable String cell) {
        var text = cell == null ? "" : cell;
        return text.startsWith("'") && FORMULA.matcher(text).matches() ? text.substring(1) : text;
    }

    private static Object value(String name, String text) throws JsonProcessingException {
        if (LISTS.contains(name)) {
            return text.startsWith("[") ? JSON.readValue(text, TEXTS) : List.of(text.split("\\s*;\\s*", -1));
        }
        if (FLAGS.contains(name)) {
            return Boolean.valueOf(text);
        }
        return NUMBERS.contains(name) && text.matches("\\d{1,9}") ? Integer.valueOf(text) : text;
    }
}
