package io.guichet.ticket.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
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
    private static final String FIELD = "fields.";
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final CsvMapper CSV = CsvMapper.csvBuilder().build();

    /** Lines of JSON as they stand; what is no JSON becomes an item that fails with its reason. */
    List<String> json(String body) {
        return body.lines().filter(line -> !line.isBlank()).toList();
    }

    /** CSV with a first line of names; {@code fields.x} is a custom field; what is empty is absent. */
    List<String> csv(String body) {
        try (MappingIterator<Map<String, String>> rows = CSV.readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader()).readValues(body)) {
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
        row.forEach((name, text) -> {
            if (text == null || text.isEmpty()) {
                return;
            }
            if (name.startsWith(FIELD)) {
                fields.put(name.substring(FIELD.length()), text);
            } else {
                line.put(name, value(name, text));
            }
        });
        if (!fields.isEmpty()) {
            line.put("fields", fields);
        }
        return JSON.writeValueAsString(line);
    }

    private static Object value(String name, String text) {
        if (LISTS.contains(name)) {
            return List.of(text.split("\\s*;\\s*", -1));
        }
        if (FLAGS.contains(name)) {
            return Boolean.valueOf(text);
        }
        return NUMBERS.contains(name) && text.matches("\\d{1,9}") ? Integer.valueOf(text) : text;
    }
}
