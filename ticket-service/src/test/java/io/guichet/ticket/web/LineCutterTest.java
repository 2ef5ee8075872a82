package io.guichet.ticket.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

class LineCutterTest {

    private static final String TABLE = "id,text\r\n1,\"two\nlines, \"\"quoted\"\"\"\n2,5\" wide\n\n3,\"é\nè\"\r\n4,end";

    @Test
    void a_line_of_a_table_goes_on_in_quotation_marks_wherever_it_is_cut() {
        for (var length = 1; length < TABLE.length(); length++) {
            assertThat(cut(true, TABLE, length)).as("portions of %d", length).containsExactly("id,text",
                    "1,\"two\nlines, \"\"quoted\"\"\"", "2,5\" wide", "", "3,\"é\nè\"", "4,end");
        }
    }

    @Test
    void a_line_of_json_ends_where_it_ends() {
        assertThat(cut(false, "{\"a\": \"b\"}\r\n\"\n", 3)).containsExactly("{\"a\": \"b\"}", "\"");
    }

    @Test
    void a_line_without_an_end_is_not_held() {
        var cutter = new LineCutter(true, 100);

        assertThatThrownBy(() -> cutter.add("\"begins and never ends".repeat(10).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("100 bytes");
        assertThatThrownBy(() -> new LineCutter(false, 100).add(new byte[]{'a', 0}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> cut(boolean table, String text, int length) {
        var cutter = new LineCutter(table, 100);
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var lines = new ArrayList<String>();
        for (var from = 0; from < bytes.length; from += length) {
            lines.addAll(cutter.add(Arrays.copyOfRange(bytes, from, Math.min(from + length, bytes.length))));
        }
        lines.addAll(cutter.rest());
        return lines;
    }
}
