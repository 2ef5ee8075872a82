package io.guichet.http.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

@QuarkusTest
class ListsTest {

    @Test
    void following_the_links_shows_everything_once() {
        var ids = List.of(open("one"), open("two"), open("three"), open("four"), open("five"));

        var seen = new ArrayList<String>();
        var address = "/api/v1/things?limit=2";
        while (address != null) {
            var page = ProblemsTest.signedIn().urlEncodingEnabled(false).get(address).then().statusCode(200).extract();
            seen.addAll(page.jsonPath().getList("items.id"));
            var link = page.header("Link");
            assertThat(link != null).isEqualTo(page.jsonPath().getString("next") != null);
            address = link == null ? null : link.substring(1, link.indexOf('>'));
        }

        assertThat(seen).containsSubsequence(ids).doesNotHaveDuplicates();
    }

    @Test
    void absent_values_are_left_out() {
        var id = open("plain");

        var page = ProblemsTest.signedIn().get("/api/v1/things?limit=200").then().statusCode(200)
                .body("items.id", hasItems(id)).body("next", nullValue()).extract().asString();

        assertThat(page).doesNotContain("note").doesNotContain("null").doesNotContain("next");
    }

    @Test
    void a_cursor_that_is_not_ours_is_refused() {
        ProblemsTest.signedIn().get("/api/v1/things?cursor=abc").then().statusCode(400)
                .contentType("application/problem+json")
                .body("errors", hasSize(1))
                .body("errors[0].parameter", equalTo("cursor"));
    }

    @Test
    void a_limit_above_200_is_refused() {
        ProblemsTest.signedIn().get("/api/v1/things?limit=201").then().statusCode(400)
                .body("detail", equalTo("limit must be a number between 1 and 200"));
    }

    @Test
    void the_address_of_what_was_created_names_no_host_that_only_we_know() {
        ProblemsTest.signedIn().contentType(ContentType.JSON).body("{\"subject\":\"a\"}").post("/api/v1/things").then()
                .statusCode(201).header("Location", startsWith("/api/v1/things/")).header("ETag", equalTo("\"1\""));
    }

    @Test
    void the_same_request_again_creates_nothing_and_answers_the_same() {
        var first = createOnce();

        var second = createOnce();

        assertThat(second.asString()).isEqualTo(first.asString()).contains("once only");
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.statusCode()).isEqualTo(201);
    }

    @Test
    void a_change_to_an_older_revision_is_refused() {
        var id = open("first");
        rename(id, "\"1\"").then().statusCode(200);

        var late = rename(id, "\"1\"");

        late.then().statusCode(412).contentType("application/problem+json")
                .body("type", equalTo("urn:guichet:problem:lost-update"));
    }

    @Test
    void a_change_has_to_name_a_revision() {
        ProblemsTest.signedIn().contentType(ContentType.JSON).body("{\"subject\":\"b\"}")
                .put("/api/v1/things/{id}/subject", open("first")).then()
                .statusCode(428).body("type", equalTo("urn:guichet:problem:if-match-required"));
    }

    static String open(String subject) {
        return ProblemsTest.signedIn().contentType(ContentType.JSON).body("{\"subject\":\"%s\"}".formatted(subject))
                .post("/api/v1/things").then().statusCode(201).extract().path("id");
    }

    private static Response createOnce() {
        return ProblemsTest.signedIn().contentType(ContentType.JSON).header("Idempotency-Key", "the same")
                .body("{\"subject\":\"once only\"}").post("/api/v1/things");
    }

    private static Response rename(String id, String ifMatch) {
        return ProblemsTest.signedIn().contentType(ContentType.JSON).header("If-Match", ifMatch)
                .body("{\"subject\":\"b\"}").put("/api/v1/things/{id}/subject", id);
    }
}
