package io.guichet.ticket.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.guichet.http.Cursor;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** What goes out row by row, as JSON or as a table. */
final class Exported {

    private static final CsvMapper CSV = CsvMapper.csvBuilder().build();
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private Exported() {}

    /** One page in memory at a time: the next is read when this one has gone out. */
    static Multi<Map<String, Object>> rows(int pageSize,
            Function<PageRequest, Uni<Page<Map<String, Object>>>> reader) {
        var next = new AtomicReference<Optional<Cursor>>(Optional.empty());
        return Multi.createBy().repeating()
                .uni(() -> reader.apply(new PageRequest(pageSize, next.get()))
                        .invoke(page -> next.set(Optional.ofNullable(page.next()).map(Cursor::parse))))
                .whilst(page -> page.next() != null)
                .onItem().transformToIterable(Page::items);
    }

    /** The rows as CSV, after a line of names. */
    static Multi<String> table(Multi<Map<String, Object>> rows, List<String> names) {
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(String.join(",", names) + "\n"),
                rows.map(row -> line(row, names)));
    }

    /** A row as a line of CSV, with its end. */
    static String line(Map<String, Object> row, List<String> names) {
        try {
            var cells = new ArrayList<String>();
            for (var name : names) {
                cells.add(text(row.get(name)));
            }
            return CSV.writer().writeValueAsString(cells);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A row can be written", failure);
        }
    }

    /**
     * As an import reads it: a list with semicolons, whatever has more in it as JSON. A text that a spreadsheet would
     * take for a formula is made harmless by an apostrophe, which the import takes away.
     */
    private static String text(@Nullable Object value) throws JsonProcessingException {
        var text = switch (value) {
            case null -> "";
            case Map<?, ?> fields -> fields.isEmpty() ? "" : JSON.writeValueAsString(fields);
            case List<?> several -> isPlain(several)
                    ? String.join(";", several.stream().map(String::valueOf).toList())
                    : JSON.writeValueAsString(several);
            default -> value.toString();
        };
        return Lines.FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    private static boolean isPlain(List<?> several) {
        return several.stream().map(String::valueOf)
                .allMatch(
                        one -> !one.isEmpty() && one.equals(one.strip()) && !one.contains(";") && !one.startsWith("["));
    }

    /** A row being written; what is absent is left out. */
    static final class Cells {

        private final Map<String, Object> cells = new LinkedHashMap<>();

        @CanIgnoreReturnValue
        Cells put(String name, @Nullable Object value) {
            if (value != null) {
                cells.put(name, value);
            }
            return this;
        }

        Map<String, Object> row() {
            return cells;
        }
    }
}
