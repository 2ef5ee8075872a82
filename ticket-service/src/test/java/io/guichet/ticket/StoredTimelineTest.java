package io.guichet.ticket;

import static io.guichet.ticket.Api.CLAIRE;
import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asCustomer;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.guichet.testing.DirectoryFixtures;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
class StoredTimelineTest {

    /** Columns that are told under another name. */
    private static final Map<String, String> NAMES = Map.of("requester_id", "requester", "group_key", "group");
    /**
     * Said by the entries themselves (version, their number, the instant of the last), following from others (due), or
     * about what we heard rather than about the ticket (known).
     */
    private static final Set<String> NOT_TOLD = Set.of("id", "version", "entry_count", "updated_at", "due",
            "first_response_known", "next_response_known", "resolution_known");

    @Inject
    Pool pool;

    @Test
    void the_rows_of_the_timeline_rebuild_the_row_of_the_ticket() {
        var id = open(Map.of("tags", List.of("vip"), "fields", Map.of("order", Map.of("lines", List.of(1, 2))),
                "channel", "SOCIAL", "origin", Map.of("source", "X", "link", "https://x.example/7", "author", "@b")));
        var target = open();
        write(asAdministrator(), id, Map.of("text", "Try again.", "then", "PENDING")).then().statusCode(201);
        asAdministrator().body(Map.of("until", Instant.now().plus(Duration.ofHours(5)))).put(path(id) + "/snooze")
                .then()
                .statusCode(200);
        asAdministrator().put(path(id) + "/collaborators/" + DirectoryFixtures.EMMA).then().statusCode(200);
        asAdministrator().body(Map.of("id", DirectoryFixtures.BRUNO)).put(path(id) + "/assignee").then()
                .statusCode(200);
        assertRebuilt(id);

        asAdministrator().body(Map.of("tickets", List.of(id))).post(path(target) + "/merge").then().statusCode(200);
        assertRebuilt(id);
        assertRebuilt(target);
    }

    @Test
    void so_do_those_of_tickets_that_were_merged_part_again_and_are_split() {
        var source = open();
        var target = open(Map.of("contact", Map.of("email", "other@client.example")));
        var last = open();
        write(asAdministrator(), target, Map.of("text", "Try again.", "then", "PENDING")).then().statusCode(201);
        merge(source, target);
        merge(target, last);
        String message = write(asCustomer(CLAIRE), source, Map.of("text", "Still refused.")).then().statusCode(201)
                .extract().path("id");
        String split = asAdministrator().body(Map.of("messages", List.of(message))).post(path(last) + "/split").then()
                .statusCode(201).extract().path("id");
        asAdministrator().delete(path(source) + "/merge").then().statusCode(200);
        asAdministrator().delete(path(target) + "/merge").then().statusCode(200);
        asAdministrator().body(Map.of("email", "yves@client.example")).put(path(last) + "/requester").then()
                .statusCode(200);

        for (var ticket : List.of(source, target, last, split)) {
            assertRebuilt(ticket);
        }
    }

    private static void merge(String source, String target) {
        asAdministrator().body(Map.of("tickets", List.of(source), "inCopy", true)).post(path(target) + "/merge").then()
                .statusCode(200);
    }

    private void assertRebuilt(String id) {
        Map<String, Object> rebuilt = Map.of();
        for (var entry : rows(
                "select before_change, after_change from timeline_entry where ticket_id = $1 order by position",
                id)) {
            rebuilt = Facts.replay(rebuilt, entry.getJsonObject(0).getMap(), entry.getJsonObject(1).getMap());
        }
        var ticket = rows("select * from ticket where id = $1", id).getFirst();
        var stored = new HashMap<String, String>();
        for (var column = 0; column < ticket.size(); column++) {
            var name = ticket.getColumnName(column);
            var value = text(ticket.getValue(column));
            if (!NOT_TOLD.contains(name) && value != null && !value.equals("NONE")) {
                stored.put(NAMES.getOrDefault(name, camel(name)), value);
            }
        }
        assertThat(rebuilt.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> Objects.requireNonNull(text(one.getValue())))))
                .isEqualTo(stored);
    }

    private List<Row> rows(String sql, String id) {
        var found = new ArrayList<Row>();
        pool.preparedQuery(sql).execute(Tuple.of(UUID.fromString(id))).await().atMost(Duration.ofSeconds(10))
                .forEach(found::add);
        return found;
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case OffsetDateTime at -> at.toInstant().toString();
            case Object[] array -> List.of(array).toString();
            case Map<?, ?> map -> new JsonObject(map.entrySet().stream()
                    .collect(Collectors.toMap(one -> String.valueOf(one.getKey()), Map.Entry::getValue))).encode();
            default -> value.toString();
        };
    }

    private static String camel(String column) {
        var camel = new StringBuilder();
        for (var part : column.split("_", -1)) {
            camel.append(camel.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return camel.toString();
    }

    private static String path(String ticket) {
        return TICKETS + "/" + ticket;
    }
}
