package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;

import io.guichet.reliable.Ids;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.ticket.Api;
import io.quarkus.test.junit.QuarkusTest;

/** What an export writes, an import reads: what comes out of the copy is what came out of the first. */
@QuarkusTest
class RoundTripTest {

    private static final String EXPORTS = "/api/v1/exports/";

    @Inject
    Ids ids;

    private String mark = "";

    @BeforeEach
    void ownMark() {
        mark = "m" + ids.next().toString().replace("-", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "csv"})
    void tickets_and_what_was_said_in_them(String format) throws IOException {
        aTicketOfEachKind();
        var tickets = exported("tickets", format, filter());
        var messages = exported("messages", format, filter());

        Jobs.done(Api::asAdministrator, Jobs.imported(Api::asAdministrator, "TICKETS", mark, format, tickets))
                .body("done", equalTo(4)).body("failed", equalTo(0));
        Jobs.done(Api::asAdministrator, Jobs.imported(Api::asAdministrator, "MESSAGES", mark, format, messages))
                .body("failed", equalTo(0));

        var first = rows(format, tickets);
        var copies = byExternalId(rows(format, exported("tickets", format, filter())));
        assertThat(first).hasSize(4).allSatisfy(ticket -> {
            var copy = Objects.requireNonNull(copies.get(text(ticket, "id")));
            assertThat(without(copy, "id", "number", "updatedAt", "externalId"))
                    .isEqualTo(without(ticket, "id", "number", "updatedAt", "externalId"));
        });
        assertThat(said(rows(format, exported("messages", format, filter())), text(first.getFirst(), "id")))
                .as("of the first and of its copy, each message twice").hasSize(6)
                .allSatisfy((message, times) -> assertThat(times).isEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "csv"})
    void people_and_those_they_work_for(String format) throws IOException {
        Jobs.done(Api::asAdministrator, Jobs.imported(Api::asAdministrator, "ORGANIZATIONS", "origin", "ndjson",
                json(Map.of("externalId", "o-" + mark, "name", "=Société; SA " + mark, "importance", 5, "level",
                        "premium", "region", "EU", "accountManager", DirectoryFixtures.HUGO, "domains",
                        List.of(mark + ".example", "www." + mark + ".example"), "fields",
                        Map.of("size", 250, "eu", true)))))
                .body("done", equalTo(1));
        Jobs.done(Api::asAdministrator, Jobs.imported(Api::asAdministrator, "CONTACTS", "origin", "ndjson",
                json(Map.of("email", "zoe@" + mark + ".other.example", "name", "Zoé \"Z\"", "language", "fr",
                        "importance", 4, "organization", "o-" + mark, "fields", Map.of("tier", List.of("a", "b;c"))))))
                .body("done", equalTo(1));
        var organizations = ours(exported("organizations", format, ""), mark);
        var contacts = ours(exported("contacts", format, ""), mark);
        var copy = "c" + mark.substring(1);

        Jobs.done(Api::asAdministrator, Jobs.imported(Api::asAdministrator, "ORGANIZATIONS", copy, format,
                organizations.replace(mark, copy))).body("done", equalTo(1));
        Jobs.done(Api::asAdministrator, Jobs.imported(Api::asAdministrator, "CONTACTS", copy, format,
                contacts.replace(mark, copy))).body("done", equalTo(1));

        var again = ours(exported("organizations", format, ""), copy).replace(copy, mark);
        assertThat(without(rows(format, again).getFirst(), "id", "createdAt"))
                .isEqualTo(without(rows(format, organizations).getFirst(), "id", "createdAt"));
        var people = ours(exported("contacts", format, ""), copy).replace(copy, mark);
        assertThat(without(rows(format, people).getFirst(), "id", "createdAt"))
                .isEqualTo(without(rows(format, contacts).getFirst(), "id", "createdAt"));
    }

    private void aTicketOfEachKind() {
        var fields = Map.of("count", 3, "urgent", true, "where", List.of("a", "b;c"), "note", "'=1+1");
        var talked = open(Map.of("tags", List.of(mark, "semi;colon"), "fields", fields, "text",
                "Line one,\n\"two\"; three", "subject", "=SUM(A1), \"quoted\"", "product", "-shop", "contact",
                Map.of("email", mark + "@client.example")));
        write(asBruno(), talked, Map.of("text", "+33 is the prefix.")).then().statusCode(201);
        write(asBruno(), talked, Map.of("kind", "NOTE", "text", "@Chloé: look")).then().statusCode(201);
        var reopened = open(Map.of("tags", List.of(mark), "priority", "HIGH"));
        var closed = open(Map.of("tags", List.of(mark), "type", "INCIDENT", "category", "payment"));
        var _ = open(Map.of("tags", List.of(mark), "language", "en", "channel", "SOCIAL", "origin",
                Map.of("source", "REDDIT", "link", "https://reddit.example/r/7", "author", "@bob, of \"B\"")));
        asBruno().put(TICKETS + "/" + reopened + "/closure").then().statusCode(200);
        asBruno().delete(TICKETS + "/" + reopened + "/closure").then().statusCode(200);
        edit(closed, Map.of("region", "EU"));
        edit(closed, Map.of("status", "RESOLVED"));
        asBruno().put(TICKETS + "/" + closed + "/closure").then().statusCode(200);
    }

    private static void edit(String ticket, Map<String, Object> patch) {
        asBruno().header("If-Match", "*").body(patch).patch(TICKETS + "/" + ticket).then().statusCode(200);
    }

    private String filter() {
        return "{\"field\": \"tags\", \"operator\": \"contains\", \"value\": \"" + mark + "\"}";
    }

    private static String exported(String what, String format, String filter) {
        return asAdministrator().queryParam("filter", filter).get(EXPORTS + what + "." + format).then().statusCode(200)
                .extract().asString();
    }

    /** The line of names, if there is one, and those with the mark. */
    private static String ours(String lines, String mark) {
        var all = lines.lines().toList();
        var first = all.getFirst().startsWith("{") ? List.<String>of() : all.subList(0, 1);
        var kept = new ArrayList<>(first);
        all.stream().filter(line -> line.contains(mark)).forEach(kept::add);
        return String.join("\n", kept) + "\n";
    }

    private static String json(Map<String, Object> line) throws IOException {
        return new ObjectMapper().writeValueAsString(line);
    }

    private static List<Map<String, Object>> rows(String format, String lines) throws IOException {
        var found = new ArrayList<Map<String, Object>>();
        if (format.equals("csv")) {
            try (MappingIterator<Map<String, Object>> read = new CsvMapper().readerForMapOf(Object.class)
                    .with(CsvSchema.emptySchema().withHeader()).readValues(lines)) {
                read.forEachRemaining(found::add);
            }
        } else {
            for (var line : lines.lines().toList()) {
                found.add(new ObjectMapper().readerForMapOf(Object.class).readValue(line));
            }
        }
        return found;
    }

    /** Copies keep the id of the first as their external id; the first have none but their own. */
    private static Map<String, Map<String, Object>> byExternalId(List<Map<String, Object>> rows) {
        var copies = new TreeMap<String, Map<String, Object>>();
        rows.stream().filter(row -> !text(row, "id").equals(text(row, "externalId")))
                .forEach(row -> copies.put(text(row, "externalId"), row));
        return copies;
    }

    /** What was said, and how often. */
    private static Map<String, Integer> said(List<Map<String, Object>> messages, String first) {
        var times = new TreeMap<String, Integer>();
        assertThat(messages).anySatisfy(message -> assertThat(text(message, "ticket")).isEqualTo(first));
        messages.forEach(message -> times.merge(
                without(message, "externalId", "number").toString(), 1, Integer::sum));
        return times;
    }

    private static Map<String, Object> without(Map<String, Object> row, String... names) {
        var rest = new TreeMap<>(row);
        Arrays.asList(names).forEach(rest::remove);
        return rest;
    }

    private static String text(Map<String, Object> row, String name) {
        return String.valueOf(row.get(name));
    }
}
