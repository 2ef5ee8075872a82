package io.guichet.ticket.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;

/** Lines of an import, each as a JSON object. */
@Singleton
class Lines {

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

    /** Lines of JSON as they stand; what is no JSON becomes an item that fails with its reason. */
    List<String> json(String body) {
        return body.lines().filter(line -> !line.isBlank()).toList();
    }

    /**
     * CSV with a first line of names; {@code fields} are all custom fields as JSON, {@code fields.x} is one of them as
     * text; what is empty is absent.
     */
    List<String> csv(String body) {
        try (MappingIterator<Map<String, String>> rows = CSV.readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader()).readValues(withoutMark(body))) {
            var lines = new ArrayList<String>();
            while (rows.hasNextValue()) {
                lines.add(object(rows.nextValue()));
            }
            return lines;
        } catch (IOException failure) {
            throw InvalidBody.refused("", "is no CSV with a line of names: " + failure.getMessage());
        }
    }

    /** Spreadsheets begin with a mark of the byte order. */
    private static String withoutMark(String body) {
        return body.startsWith("\uFEFF") ? body.substring(1) : body;
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
