package io.guichet.ticket.web;

import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.open;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.reliable.Ids;
import io.quarkus.test.junit.QuarkusTest;

/** A condition on what is never known where it is tried is refused when it is configured. */
@QuarkusTest
class ConditionNamesTest {

    private static final String SETTINGS = "/api/v1/ticket-settings/";

    @Inject
    Ids ids;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            emergency-rules | {"when": {"not": {"field": "priority", "operator": "is", "value": "LOW"}}}                | /content/when/not/field
            emergency-rules | {"when": {"field": "createdAt", "operator": "before", "value": "P1D"}}                    | /content/when/field
            emergency-rules | {"when": {"or": [{"field": "tags", "operator": "contains", "value": "x"}]}}                | /content/when/or/0/field
            fields          | {"labels": {"en": "X"}, "type": "TEXT", "required": "NEVER", "shownWhen": {"field": "status", "operator": "is", "value": "NEW"}} | /content/shownWhen/field
            forms           | {"publicId": "names-of-forms", "title": {"en": "X"}, "fields": [{"key": "a", "required": false, "shownWhen": {"field": "level", "operator": "is", "value": "x"}}]} | /content/fields/0/shownWhen/field
            macros          | {"name": "X", "visibleWhen": {"field": "assignee", "operator": "is", "value": "me"}}               | /content/visibleWhen/field
            macros          | {"name": "X", "visibleWhen": {"field": "group", "operator": "is", "value": "mine"}}                | /content/visibleWhen/value
            macros          | {"name": "X", "visibleWhen": {"field": "waitingSince", "operator": "isSet", "value": true}}        | /content/visibleWhen/field
            """)
    void what_is_never_known_is_refused_with_the_place(String kind, String content, String pointer) {
        asAdministrator().body("{\"content\": " + content + "}").put(SETTINGS + kind + "/never-known").then().log()
                .ifValidationFails().statusCode(400).body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void a_macro_is_offered_by_what_is_known_of_the_ticket_and_of_the_customers_organisation() {
        var mark = "m" + ids.next().toString().replace("-", "");
        asAdministrator().body(Map.of("name", mark, "importance", 5, "domains", new String[]{mark + ".example"}))
                .post("/api/v1/organizations").then().log().ifValidationFails().statusCode(201);
        asAdministrator().body(Map.of("content", Map.of("name", "VIP", "note", "Hurry", "visibleWhen", Map.of("and",
                new Object[]{Map.of("field", "importance", "operator", "is", "value", 5),
                    Map.of("field", "language", "operator", "is", "value", "fr"),
                    Map.of("field", "department", "operator", "is", "value", "support-fr")}))))
                .put(SETTINGS + "macros/" + mark).then().log().ifValidationFails().statusCode(200);

        var important = open(Map.of("language", "fr", "contact", Map.of("email", "a@" + mark + ".example")));
        var other = open(Map.of("language", "fr"));

        asBruno().get("/api/v1/macros?ticket=" + important).then().body("items.key", hasItem(mark));
        asBruno().get("/api/v1/macros?ticket=" + other).then().body("items.key", not(hasItem(mark)));
        asBruno().body(Map.of("ticket", other)).post("/api/v1/macros/" + mark + "/uses").then().statusCode(409);
    }
}
