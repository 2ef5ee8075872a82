package io.guichet.ticket.web;

import static io.guichet.ticket.Api.asAdministrator;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What is wrong with a setting is told with its place, to whoever configures it: nobody else has to find out. */
@QuarkusTest
class SettingDocumentsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            fields          | {"type": "TEXT", "required": "OPENING"}                          | /content/labels
            fields          | {"labels": {"en": "X"}, "required": "NEVER"}                      | /content/type
            fields          | {"labels": {"en": "X"}, "type": "TEXT"}                           | /content/required
            fields          | {"labels": null, "type": "TEXT", "required": "NEVER"}             | /content/labels
            fields          | {"labels": {"en": null}, "type": "TEXT", "required": "NEVER"}     | /content/labels/en
            fields          | {"labels": {"en": "X"}, "type": "CHOICE", "required": "NEVER", "choices": [{"key": "a"}]} | /content/choices/0/labels
            fields          | {"labels": {"en": "X"}, "type": "CHOICE", "required": "NEVER", "choices": [{"labels": {"en": "A"}}]} | /content/choices/0/key
            fields          | {"labels": {"en": "X"}, "type": "CHOICE", "required": "NEVER", "choices": [null]} | /content/choices/0
            categories      | {"writtenOnly": false}                                            | /content/labels
            support-levels  | {"labels": {"en": "X"}}                                           | /content/channels
            support-levels  | {"labels": {"en": "X"}, "channels": [null]}                       | /content/channels/0
            forms           | {"publicId": "what-lacks-something"}                              | /content/title
            forms           | {"title": {"en": "X"}}                                            | /content/publicId
            forms           | {"publicId": "what-lacks-something", "title": {"en": "X"}, "prompts": [{"key": "why", "required": true}]} | /content/prompts/0/labels
            forms           | {"publicId": "what-lacks-something", "title": {"en": "X"}, "fields": [{"required": true}]} | /content/fields/0/key
            macros          | {"note": "X"}                                                     | /content/name
            macros          | {"name": "X", "fields": {"a/b": null}}                            | /content/fields/a~1b
            emergency-rules | {}                                                                | /content/when
            work-lists      | {}                                                                | /content/criteria
            invitations     | {}                                                                | /content/texts
            """)
    void what_lacks_something_is_refused_with_the_place(String kind, String content, String pointer) {
        put(kind, content).then().log().ifValidationFails().statusCode(400)
                .body("errors.pointer", hasItem(pointer)).body("errors[0].detail", equalTo("is missing"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            fields          | {"labels": {"en": "X"}, "type": "CHOICE", "required": "NEVER"}    | /content                        | a choice needs choices
            fields          | {"labels": {"en": "X"}, "type": "COLOUR", "required": "NEVER"}    | /content/type                   | must be one of TEXT
            fields          | {"labels": {}, "type": "TEXT", "required": "NEVER"}               | /content/labels                 | at least one language
            fields          | {"labels": {"en": "X"}, "type": "TEXT", "required": "NEVER", "colour": 1} | /content/colour         | is unknown
            fields          | {"labels": {"en": "X"}, "type": "TEXT", "required": "NEVER", "shownWhen": {"field": "category", "operator": "before", "value": "x"}} | /content/shownWhen/operator | must be one of
            forms           | {"publicId": "short", "title": {"en": "X"}}                       | /content                        | publicId must have 8 to 64
            forms           | {"publicId": "what-is-wrong", "title": {"en": "X"}, "fields": [{"key": "website", "required": false}]} | /content | cannot be called website
            forms           | {"publicId": "what-is-wrong", "title": {"en": "X"}, "fields": [{"key": "a", "required": false, "shownWhen": {"and": [{"field": "x", "operator": "is", "value": "x"}]}}]} | /content/fields/0/shownWhen/and/0/field | must be one of
            emergency-rules | {"when": {}}                                                      | /content                        | needs a condition
            emergency-rules | {"when": {"field": "category", "operator": "is"}}                 | /content/when                   | must have either
            macros          | {"name": "X", "visibleWhen": {"field": "type", "operator": "is", "value": "BIG"}} | /content/visibleWhen/value | must be one of
            macros          | {"name": "X", "assignToMe": true, "assignee": "00000000-0000-7000-8000-000000000001"} | /content | not to both
            macros          | {"name": "X", "priority": "HUGE"}                                 | /content/priority               | must be one of LOW
            work-lists      | {"criteria": []}                                                  | /content                        | at least one
            work-lists      | {"criteria": ["OLDEST"]}                                          | /content/criteria/0             | must be one of ESCALATED
            """)
    void what_is_wrong_is_told_as_it_is(String kind, String content, String pointer, String detail) {
        put(kind, content).then().log().ifValidationFails().statusCode(400)
                .body("type", equalTo("urn:guichet:problem:invalid-request"))
                .body("errors[0].pointer", equalTo(pointer)).body("detail", containsString(detail))
                .body("detail", not(containsString("no JSON")));
    }

    @Test
    void a_macro_gives_tickets_to_nobody_who_does_not_work_here() {
        put("macros", "{\"name\": \"X\", \"assignee\": \"00000000-0000-7000-8000-00000000dead\"}").then()
                .statusCode(422).body("errors[0].pointer", equalTo("/content/assignee"));
    }

    @ParameterizedTest
    @CsvSource({"reply, 0", "reply, 70000", "note, 0", "note, 500001"})
    void a_macro_says_nothing_that_could_never_be_sent(String part, int length) {
        put("macros", "{\"name\": \"X\", \"%s\": \"%s\"}".formatted(part, "x".repeat(length))).then().statusCode(422)
                .body("errors[0].pointer", equalTo("/content/" + part));
    }

    @Test
    void a_macro_adds_no_tag_that_no_ticket_could_have() {
        put("macros", "{\"name\": \"X\", \"addTags\": [\"%s\"]}".formatted("x".repeat(61))).then().statusCode(422)
                .body("errors[0].pointer", equalTo("/content/addTags"));
    }

    private static Response put(String kind, String content) {
        return asAdministrator().body("{\"content\": " + content + "}")
                .put("/api/v1/ticket-settings/" + kind + "/never-kept");
    }
}
