package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.ticket;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.reliable.Ids;
import io.guichet.ticket.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Custom fields are what they are defined as, by whatever way they are changed. */
@QuarkusTest
class FieldEditsTest {

    private static final String SETTINGS = "/api/v1/ticket-settings/";

    @Inject
    Ids ids;

    private String mark = "";

    @BeforeEach
    void aFieldOfEachKind() {
        mark = "m" + ids.next().toString().replace("-", "");
        for (var type : List.of("TEXT", "NUMBER", "DATE", "BOOLEAN", "CHOICE", "MULTI_CHOICE", "URL", "EMAIL")) {
            define(key(type), type, "NEVER");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            TEXT         | 5                  | "five"
            NUMBER       | "five"             | 5.5
            DATE         | "tomorrow"         | "2027-02-28"
            BOOLEAN      | "true"             | false
            CHOICE       | "green"            | "red"
            MULTI_CHOICE | ["red", "green"]   | ["red", "blue"]
            URL          | "javascript:x"     | "https://client.example/a"
            EMAIL        | "nobody"           | "a@client.example"
            """)
    void an_edit_sets_a_field_to_what_it_may_be(String type, String wrong, String right) {
        var id = open();

        asBruno().header("If-Match", "*").header("Accept-Language", "fr").body(patch(key(type), wrong))
                .patch(TICKETS + "/" + id).then().statusCode(422)
                .body("errors[0].pointer", equalTo("/fields/" + mark + key(type)))
                .body("errors[0].detail", containsString(" doit être "));
        asBruno().header("If-Match", "*").body(patch(key(type), right)).patch(TICKETS + "/" + id).then()
                .statusCode(200);
    }

    @Test
    void what_has_to_be_given_cannot_be_taken_away() {
        define("serial", "TEXT", "OPENING");
        var id = open(Map.of("category", mark, "fields", Map.of(mark + "serial", "42", "free", "text")));

        asBruno().header("If-Match", "*").header("Accept-Language", "en").body(patch("serial", "null"))
                .patch(TICKETS + "/" + id).then()
                .statusCode(422).body("errors[0].detail", containsString("is missing"));
        asBruno().header("If-Match", "*").body("{\"fields\": {\"free\": null}}").patch(TICKETS + "/" + id).then()
                .statusCode(200).body("fields.free", nullValue());
    }

    @Test
    void a_department_defines_a_field_as_its_own_and_takes_it_from_nobody() {
        put("fields", mark + "serial", field("TEXT"));
        for (var other : Arrays.asList(null, "support-en")) {
            put(other, "fields", mark + "serial", field("NUMBER")).then().log().ifValidationFails().statusCode(200);
        }

        opened("support-fr", "T-1").then().statusCode(201);
        opened("support-en", "T-1").then().statusCode(422)
                .body("errors[0].pointer", equalTo("/fields/" + mark + "serial"));
        opened("support-en", 5).then().statusCode(201);
        asAdministrator().get(SETTINGS + "fields").then()
                .body("items.findAll { it.key == '%sserial' }.department".formatted(mark),
                        equalTo(Arrays.asList(null, "support-en", "support-fr")));
    }

    @Test
    void what_a_department_has_is_removed_by_its_name_where_others_have_it_too() {
        var address = SETTINGS + "fields/" + mark + "serial";
        put("fields", mark + "serial", field("TEXT"));
        put("support-en", "fields", mark + "serial", field("NUMBER")).then().statusCode(200);

        asAdministrator().delete(address).then().statusCode(409);
        asAdministrator().delete(address + "?department=support-fr").then().statusCode(204);
        asAdministrator().delete(address + "?department=support-fr").then().statusCode(404);

        asAdministrator().get(SETTINGS + "fields").then()
                .body("items.findAll { it.key == '%sserial' }.department".formatted(mark),
                        equalTo(List.of("support-en")));
        asAdministrator().delete(address).then().statusCode(204);
    }

    @Test
    void a_macro_sets_no_field_to_what_it_may_not_be() {
        put("macros", mark, Map.of("name", "Wrong", "note", "Done", "fields", Map.of(mark + "choice", "green")));
        var id = open();

        asBruno().body(Map.of("ticket", id)).post("/api/v1/macros/" + mark + "/uses").then().statusCode(422)
                .body("errors[0].pointer", equalTo("/fields/" + mark + "choice"));
        asBruno().get(TICKETS + "/" + id + "/messages").then().body("items", hasSize(1));
    }

    @Test
    void a_bulk_action_tells_by_ticket_in_the_language_of_who_asked() {
        var id = open();

        String job = asBruno().body(Map.of("tickets", List.of(id), "action", Map.of("addTags", List.of(mark), "fields",
                Map.of(mark + "number", "five")))).post(Jobs.PATH).then().statusCode(202).extract().path("id");

        Jobs.done(Api::asBruno, job).body("failed", equalTo(1));
        asBruno().get(Jobs.PATH + "/" + job + "/items?state=FAILED").then().body("items[0].detail",
                equalTo("/fields/" + mark + "number: number doit être un nombre"));
        ticket(id).then().body("tags", hasSize(0));
    }

    @Test
    void what_was_opened_elsewhere_lacks_what_has_to_be_given_today() {
        define("serial", "TEXT", "OPENING");

        var job = Jobs.imported(Api::asAdministrator, "TICKETS", mark, "csv",
                """
                        externalId,subject,text,email,department,channel,category,status,tags,fields.%1$snumber,fields.%1$schoice
                        a,Old,Old,old@client.example,support-fr,PORTAL,%1$s,NEW,%1$s,5,red
                        b,Old,Old,old@client.example,support-fr,PORTAL,%1$s,NEW,%1$s,five,red
                        c,Old,Old,old@client.example,support-fr,PORTAL,%1$s,CLOSED,%1$s,6,green
                        """
                        .formatted(mark));

        Jobs.done(Api::asAdministrator, job).body("done", equalTo(2)).body("failed", equalTo(1));
        asAdministrator().get(Jobs.PATH + "/" + job + "/items?state=FAILED").then()
                .body("items[0].detail", containsString("/fields/" + mark + "number"));
        asBruno().get(TICKETS + "?order=createdAt&tag=" + mark).then()
                .body("items.fields.%snumber".formatted(mark), equalTo(List.of(5, 6)));
    }

    private static String key(String type) {
        return type.toLowerCase(Locale.ROOT).replace("_", "-");
    }

    private void define(String key, String type, String required) {
        var field = new HashMap<String, Object>(
                Map.of("labels", Map.of("fr", key, "en", key), "type", type, "required", required));
        if (type.endsWith("CHOICE")) {
            field.put("choices", List.of(Map.of("key", "red", "labels", Map.of("fr", "Rouge")),
                    Map.of("key", "blue", "labels", Map.of("fr", "Bleu"))));
        }
        if (required.equals("OPENING")) {
            field.put("shownWhen", Map.of("field", "category", "operator", "is", "value", mark));
        }
        put("fields", mark + key, field);
    }

    private String patch(String field, String value) {
        return "{\"fields\": {\"%s%s\": %s}}".formatted(mark, field, value);
    }

    private static void put(String kind, String key, Map<String, Object> content) {
        put("support-fr", kind, key, content).then().log().ifValidationFails().statusCode(200);
    }

    private static Response put(@Nullable String department, String kind, String key, Map<String, Object> content) {
        var setting = new HashMap<String, @Nullable Object>(Map.of("content", content));
        setting.put("department", department);
        return asAdministrator().body(setting).put(SETTINGS + kind + "/" + key);
    }

    private static Map<String, Object> field(String type) {
        return Map.of("labels", Map.of("en", "Serial"), "type", type, "required", "NEVER");
    }

    private Response opened(String department, Object serial) {
        return asAdministrator().body(Api.request(Map.of("department", department, "channel", "PHONE", "fields",
                Map.of(mark + "serial", serial)))).post(TICKETS);
    }
}
