package io.guichet.kb.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.guichet.http.directory.Directory;
import io.guichet.kb.outbox.PendingEvents;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.testing.Management;
import io.guichet.testing.TestIssuer;
import io.guichet.testing.Tokens;
import io.guichet.testing.stack.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** The whole service on real servers: articles through MongoDB and Kafka into the index. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@QuarkusTestResource(TestIssuer.class)
class ArticlesOverHttpTest {

    private static final String ARTICLES = "/api/v1/articles";

    @Inject
    Directory directory;

    @Inject
    PendingEvents pending;

    @BeforeEach
    void an_organisation() {
        DirectoryFixtures.events().forEach(directory::apply);
    }

    @Test
    void a_published_article_is_found_by_those_who_may_read_it() {
        var id = published(article("Zebra crossings", "CUSTOMERS"));

        awaitFound(customer(), "zebra", id);
        awaitFound(agent(), "zebra", id);
        var items = given(customer()).body(Map.of("subject", "A zebra", "text", "How do I cross?"))
                .post(ARTICLES + ":suggest").then().statusCode(200).body("items[0].id", is(id))
                .body("items[0].title", is("Zebra crossings")).body("items[0].language", is("en"))
                .body("items[0].excerpt", containsString("body")).body("items[0].score", notNullValue())
                .extract().body().jsonPath().getList("items", Map.class);
        assertThat(items.getFirst()).containsOnlyKeys("id", "title", "language", "excerpt", "score");
    }

    @Test
    void a_customer_never_sees_what_is_for_agents() {
        var id = published(article("Okapi procedures", "AGENTS"));
        awaitFound(agent(), "okapi", id);

        search(customer(), "okapi").body("items", empty());
        given(customer()).body(Map.of("text", "okapi procedures")).post(ARTICLES + ":suggest").then().statusCode(200)
                .body("items", empty());
        given(customer()).get(ARTICLES + "/" + id).then().statusCode(404)
                .body("type", is("urn:guichet:problem:not-found"));
        given(customer()).get(ARTICLES + "?limit=200").then().statusCode(200).body("items.id", not(hasItem(id)));
    }

    @Test
    void a_draft_is_seen_by_writers_only() {
        var id = written(article("Unicorn draft", "PUBLIC"));

        given(agent()).get(ARTICLES + "/" + id).then().statusCode(200).body("status", is("DRAFT"));
        given(customer()).get(ARTICLES + "/" + id).then().statusCode(404);
        given(manager()).get(ARTICLES + "/" + id).then().statusCode(404);
    }

    @Test
    void readers_see_a_change_once_it_is_published() {
        var id = published(article("Walrus before", "PUBLIC"));
        given(agent()).header("If-Match", "\"2\"").body(article("Walrus after", "PUBLIC")).put(ARTICLES + "/" + id)
                .then().statusCode(200).header("ETag", "\"3\"").body("unpublishedChanges", is(true));
        given(customer()).get(ARTICLES + "/" + id).then().body("title", is("Walrus before"));

        given(administrator()).header("If-Match", "\"3\"").put(ARTICLES + "/" + id + "/publication").then()
                .statusCode(200).body("unpublishedChanges", is(false));

        given(customer()).get(ARTICLES + "/" + id).then().body("title", is("Walrus after"));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(
                () -> search(customer(), "walrus").body("items.title", contains("Walrus after")));
    }

    @Test
    void a_withdrawn_article_is_gone_for_readers() {
        var id = published(article("Yak shaving", "PUBLIC"));
        awaitFound(customer(), "yak", id);

        given(administrator()).header("If-Match", "\"2\"").delete(ARTICLES + "/" + id + "/publication").then()
                .statusCode(204);

        given(customer()).get(ARTICLES + "/" + id).then().statusCode(404);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> search(customer(), "yak").body("items", empty()));
    }

    @Test
    void an_event_that_was_sent_waits_no_longer() {
        published(article("Xylophone", "PUBLIC"));

        await().atMost(Duration.ofSeconds(10)).until(
                () -> pending.next(10).await().atMost(Duration.ofSeconds(5)).isEmpty());
    }

    @Test
    void a_lost_update_is_refused() {
        var id = written(article("Vicuna", "PUBLIC"));
        given(agent()).header("If-Match", "\"1\"").body(article("Vicuna 2", "PUBLIC")).put(ARTICLES + "/" + id).then()
                .statusCode(200);

        given(agent()).header("If-Match", "\"1\"").body(article("Vicuna 3", "PUBLIC")).put(ARTICLES + "/" + id).then()
                .statusCode(412);
        given(agent()).body(article("Vicuna 3", "PUBLIC")).put(ARTICLES + "/" + id).then().statusCode(428);
    }

    @Test
    void nobody_publishes_or_withdraws_what_they_have_not_seen() {
        var id = written(article("Wombat", "PUBLIC"));
        var publication = ARTICLES + "/" + id + "/publication";
        given(agent()).header("If-Match", "\"1\"").body(article("Wombat 2", "PUBLIC")).put(ARTICLES + "/" + id).then()
                .statusCode(200);

        given(administrator()).put(publication).then().statusCode(428);
        given(administrator()).header("If-Match", "\"1\"").put(publication).then().statusCode(412);
        given(administrator()).header("If-Match", "\"2\"").put(publication).then().statusCode(200);
        given(administrator()).delete(publication).then().statusCode(428);
        given(administrator()).header("If-Match", "\"2\"").delete(publication).then().statusCode(412);
    }

    @Test
    void a_repeated_creation_makes_one_article() {
        var first = create(article("Tapir", "PUBLIC"), "tapir-1").statusCode(201).extract().path("id").toString();

        create(article("Tapir", "PUBLIC"), "tapir-1").statusCode(201).body("id", is(first))
                .header("Location", containsString("/api/v1/articles/" + first)).header("ETag", "\"1\"");
        create(article("Another tapir", "PUBLIC"), "tapir-1").statusCode(422)
                .body("type", is("urn:guichet:problem:idempotency-key-reused"));
    }

    @Test
    void a_translation_needs_an_original() {
        var original = written(article("Serval", "PUBLIC"));
        var translation = article("Serval", "PUBLIC");
        translation.put("translationOf", original);
        var id = written(translation);
        given(agent()).get(ARTICLES + "/" + id).then().body("translationOf", is(original));

        translation.put("translationOf", id);
        create(translation, null).statusCode(422);
        translation.put("translationOf", "019b8f5a-0000-7000-8000-00000000ffff");
        create(translation, null).statusCode(422).body("type", is("urn:guichet:problem:unprocessable"));
    }

    @Test
    void only_who_may_write_writes_and_only_who_may_publish_publishes() {
        given(customer()).body(article("No", "PUBLIC")).post(ARTICLES).then().statusCode(403);
        given(manager()).body(article("No", "PUBLIC")).post(ARTICLES).then().statusCode(403);
        var id = written(article("Quagga", "PUBLIC"));
        given(agent()).put(ARTICLES + "/" + id + "/publication").then().statusCode(403)
                .body("detail", containsString("knowledge:publish"));
        given().contentType(ContentType.JSON).get(ARTICLES).then().statusCode(401);
    }

    @Test
    void a_request_that_is_not_valid_says_where() {
        var request = article("", "PUBLIC");
        request.put("language", "french!");
        create(request, null).statusCode(400).body("errors.pointer", containsInAnyOrder("/title", "/language"));
        var unknown = article("Puma", "PUBLIC");
        unknown.put("colour", "red");
        create(unknown, null).statusCode(400).body("errors[0].pointer", is("/colour"));
        given(agent()).get(ARTICLES + ":search?q=").then().statusCode(400);
        given(agent()).body(Map.of("text", "x", "limit", 0)).post(ARTICLES + ":suggest").then().statusCode(400);
    }

    @Test
    void a_list_is_read_page_by_page() {
        for (var number = 0; number < 3; number++) {
            var article = article("Ocelot " + number, "PUBLIC");
            article.put("department", "ocelots");
            written(article);
        }
        var first = given(agent()).get(ARTICLES + "?department=ocelots&limit=2").then().statusCode(200)
                .body("items.title", contains("Ocelot 2", "Ocelot 1")).body("next", notNullValue())
                .header("Link", containsString("rel=\"next\"")).extract();

        given(agent()).queryParam("cursor", first.path("next").toString())
                .get(ARTICLES + "?department=ocelots&limit=2&status=DRAFT").then()
                .body("items.title", contains("Ocelot 0")).body("next", equalTo(null));
    }

    @Test
    void the_service_is_ready_when_the_index_has_caught_up() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get(Management.uri("health/ready")).then().statusCode(200)
                        .body("checks.find { it.name == 'index' }.status", is("UP")));
        given().get(Management.uri("health/live")).then().statusCode(200);
    }

    @Test
    void an_operator_sees_how_much_is_found() {
        var id = published(article("Nandu", "PUBLIC"));
        awaitFound(customer(), "nandu", id);

        given().get(Management.uri("metrics")).then().statusCode(200).body(containsString("guichet_kb_pending_events"))
                .body(not(containsString("guichet_kb_indexed_articles 0.0")))
                .body(containsString("guichet_kb_indexed_articles"));
    }

    @Test
    void the_api_describes_itself() {
        given().accept(ContentType.JSON).get("/q/openapi?format=json").then().statusCode(200)
                .body("paths.size()", greaterThan(4)).body("paths.'/api/v1/articles:suggest'.post", notNullValue());
    }

    @CanIgnoreReturnValue
    private static String published(Map<String, Object> article) {
        var id = written(article);
        given(administrator()).header("If-Match", "\"1\"").put(ARTICLES + "/" + id + "/publication").then()
                .statusCode(200)
                .header("ETag", "\"2\"").body("status", is("PUBLISHED")).body("publishedAt", notNullValue());
        return id;
    }

    @CanIgnoreReturnValue
    private static String written(Map<String, Object> article) {
        return create(article, null).statusCode(201).extract().path("id").toString();
    }

    private static ValidatableResponse create(Map<String, Object> article, @Nullable String key) {
        var request = given(agent());
        return (key == null ? request : request.header("Idempotency-Key", key)).body(article).post(ARTICLES).then();
    }

    private static void awaitFound(RequestSpecification who, String words, String id) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> search(who, words).body("items", hasSize(1)).body("items[0].id", is(id)));
    }

    private static ValidatableResponse search(RequestSpecification who, String words) {
        return given(who).queryParam("q", words).get(ARTICLES + ":search").then().statusCode(200);
    }

    private static Map<String, Object> article(String title, String visibility) {
        return new HashMap<>(Map.of("title", title, "body", "Some **body** text.", "language", "en", "visibility",
                visibility, "keywords", List.of(), "category", "animals"));
    }

    private static RequestSpecification administrator() {
        return as(Tokens.client("guichet-setup", "administration"));
    }

    private static RequestSpecification agent() {
        return as(DirectoryFixtures.token(DirectoryFixtures.BRUNO));
    }

    /** Reads, but writes no articles. */
    private static RequestSpecification manager() {
        return as(DirectoryFixtures.token(DirectoryFixtures.HUGO));
    }

    private static RequestSpecification customer() {
        return as(Tokens.customer("claire@client.example"));
    }

    private static RequestSpecification as(String token) {
        return given().urlEncodingEnabled(false).contentType(ContentType.JSON).auth().oauth2(token);
    }
}
