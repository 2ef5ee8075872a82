package io.guichet.routing;

import static io.guichet.routing.Organisation.administrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.guichet.events.AssignmentEvent.AssignmentReleased;
import io.guichet.events.DirectoryEvent.Agent;
import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.events.DirectoryEvent.Reach;
import io.guichet.http.Permission;
import io.guichet.http.directory.Directory;
import io.quarkus.test.junit.QuarkusTest;

/** The directory over HTTP, and on its topic: {@link Directory} knows only what was published. */
@QuarkusTest
class DirectoryApiTest {

    @Inject
    Directory directory;
    @Inject
    Wire wire;

    private final Organisation organisation = new Organisation();

    @Test
    void the_six_profiles_of_every_installation_are_published() {
        await().atMost(Wire.PATIENCE).untilAsserted(() -> assertThat(directory.profiles()).extracting(
                profile -> profile.key()).contains("administrator", "agent", "light_agent", "beginner_agent",
                        "supervisor", "support_manager"));
        assertThat(directory.profiles()).flatExtracting(profile -> profile.permissions())
                .allMatch(permission -> Permission.of(permission).isPresent());
        assertThat(directory.profile("supervisor").orElseThrow().reach()).isEqualTo(Reach.DEPARTMENT);
        administrator().get("/api/v1/profiles").then().statusCode(200)
                .body("items.key", hasItems("agent", "light_agent"));
    }

    @Test
    void a_department_is_made_once_however_often_it_is_put() {
        var body = Map.of("name", "Retours", "language", "fr", "supportAddress",
                UUID.randomUUID() + "@returns.example", "settings", Map.of("reopenWindow", "P14D"));
        var key = "returns-" + UUID.randomUUID();

        administrator().body(body).put("/api/v1/departments/{key}", key).then().statusCode(201).header("ETag", "\"1\"");
        administrator().body(body).put("/api/v1/departments/{key}", key).then().statusCode(200).header("ETag", "\"1\"")
                .body("key", equalTo(key)).body("settings.reopenWindow", equalTo("P14D"));

        await().atMost(Wire.PATIENCE).until(() -> directory.department(key).isPresent());
        assertThat(directory.department(key).orElseThrow().settings()).containsEntry("reopenWindow", "P14D");
    }

    @Test
    void a_lost_update_is_refused() {
        var group = organisation.group("all", "MANUAL");
        var body = Map.of("name", "Everybody", "department", organisation.department, "strategy", "ROUND_ROBIN");
        administrator().header("If-Match", "\"1\"").body(body).put("/api/v1/groups/{key}", group).then()
                .statusCode(200).header("ETag", "\"2\"");

        administrator().header("If-Match", "\"1\"").body(body).put("/api/v1/groups/{key}", group).then()
                .statusCode(412).body("type", equalTo("urn:guichet:problem:lost-update"));
    }

    @Test
    void what_is_removed_and_made_again_is_newer_than_before() {
        var group = organisation.group("gone", "MANUAL");
        administrator().delete("/api/v1/groups/{key}", group).then().statusCode(204);
        administrator().get("/api/v1/groups/{key}", group).then().statusCode(404);

        administrator().body(Map.of("name", "Back", "department", organisation.department, "strategy", "MANUAL"))
                .put("/api/v1/groups/{key}", group).then().statusCode(201).header("ETag", "\"3\"");

        await().atMost(Wire.PATIENCE).until(() -> directory.group(group).isPresent());
    }

    @Test
    void what_is_still_used_cannot_be_removed() {
        var group = organisation.group("used", "MANUAL");
        organisation.agent("Ann", 20, group);

        administrator().delete("/api/v1/groups/{key}", group).then().statusCode(409)
                .body("type", equalTo("urn:guichet:problem:still-in-use"))
                .body("detail", equalTo("The group %s is still used by an agent".formatted(group)));
        administrator().delete("/api/v1/departments/{key}", organisation.department).then().statusCode(409);
        administrator().delete("/api/v1/profiles/agent").then().statusCode(409);
    }

    @Test
    void open_work_is_moved_before_a_group_or_an_agent_can_be_removed() {
        var group = organisation.group("leaving", "ROUND_ROBIN");
        var other = organisation.group("staying", "ROUND_ROBIN");
        var ann = organisation.agent("Ann", 20);
        var waits = new ATicket(organisation.department).of(group);
        var kept = new ATicket(organisation.department).of(group);
        wire.tell(waits.open("Bonjour"));
        wire.tell(kept.open("Bonjour").getFirst());
        wire.tell(kept.assignByHand(ann, "Grace"));
        wire.awaitQueued(waits.id);
        Explained.awaitOutcome(kept.id, "BY_HAND");
        administrator().delete("/api/v1/groups/{key}", group).then().statusCode(409);
        administrator().delete("/api/v1/agents/{id}", ann).then().statusCode(409);

        administrator().body(Map.of("to", other)).post("/api/v1/groups/{key}/moves", group).then().statusCode(202)
                .body("tickets", equalTo(2));
        administrator().post("/api/v1/agents/{id}/releases", ann).then().statusCode(202).body("tickets", equalTo(1));

        wire.tell(waits.apply(wire.awaitRouted(waits.id)));
        wire.tell(kept.apply(wire.awaitRouted(kept.id)));
        await().atMost(Wire.PATIENCE).until(() -> !wire.all(AssignmentReleased.class, kept.id).isEmpty());
        wire.tell(kept.release(wire.all(AssignmentReleased.class, kept.id).getFirst()));
        await().atMost(Wire.PATIENCE).untilAsserted(
                () -> administrator().delete("/api/v1/groups/{key}", group).then().statusCode(204));
        administrator().delete("/api/v1/agents/{id}", ann).then().statusCode(204);
    }

    @Test
    void a_person_without_an_account_cannot_be_made_where_none_are_administered() {
        organisation.group("people", "MANUAL");
        var nora = organisation.agentBody(UUID.randomUUID(), "Nora", Map.of());

        administrator().body(nora).post("/api/v1/agents").then().statusCode(503);
    }

    @Test
    void several_agents_are_made_together_or_none_is() {
        organisation.group("several", "MANUAL");
        var first = with(UUID.randomUUID(), "First");
        var second = with(UUID.randomUUID(), "Second");

        administrator().body(List.of(first, second)).post("/api/v1/agents").then().statusCode(201)
                .body("items.name", equalTo(List.of("First", "Second")));
        var third = with(UUID.randomUUID(), "Third");
        administrator().body(List.of(third, second)).post("/api/v1/agents").then().statusCode(409);
        administrator().get("/api/v1/agents/{id}", third.get("id")).then().statusCode(404);
    }

    private Map<String, Object> with(UUID id, String name) {
        return organisation.agentBody(id, name, Map.of("id", id));
    }

    @Test
    void what_does_not_exist_cannot_be_named() {
        administrator().body(Map.of("name", "Lost", "department", "nowhere", "strategy", "MANUAL"))
                .put("/api/v1/groups/lost").then().statusCode(422)
                .body("errors[0].pointer", equalTo("/department"))
                .body("detail", equalTo("There is no department nowhere"));
        administrator().body(Map.of("name", "Odd", "permissions", List.of("ticket:eat"), "reach", "ALL"))
                .put("/api/v1/profiles/odd").then().statusCode(422).body("errors[0].pointer", equalTo("/permissions"));
    }

    @Test
    void a_new_key_is_made_once_and_an_idempotency_key_repeats_the_answer() {
        organisation.group("another", "MANUAL");
        var key = "posted-" + UUID.randomUUID();
        var body = Map.of("key", key, "name", "Posted", "department", organisation.department, "strategy", "MANUAL");
        for (var time = 0; time < 2; time++) {
            administrator().header("Idempotency-Key", key).body(body).post("/api/v1/groups").then().statusCode(201)
                    .header("Location", equalTo("/api/v1/groups/" + key)).header("ETag", "\"1\"");
        }

        administrator().body(body).post("/api/v1/groups").then().statusCode(409)
                .body("type", equalTo("urn:guichet:problem:already-exists"));
    }

    @Test
    void a_misspelt_or_missing_field_is_refused_where_it_stands() {
        administrator().body(Map.of("name", "X", "departement", "support-fr", "strategy", "MANUAL"))
                .put("/api/v1/groups/x").then().statusCode(400).body("errors[0].pointer", equalTo("/departement"));
        administrator().body(Map.of("name", " ", "department", organisation.department, "strategy", "MANUAL"))
                .put("/api/v1/groups/x").then().statusCode(400).body("errors[0].pointer", equalTo("/name"));
        administrator().body(Map.of("name", "X", "department", organisation.department, "strategy", "MANUAL"))
                .put("/api/v1/groups/No Key").then().statusCode(400).body("errors[0].parameter", equalTo("key"));
    }

    @Test
    void a_disabled_agent_is_published_as_such_and_may_come_back() {
        var ann = organisation.agent("Ann", 20);

        administrator().put("/api/v1/agents/{id}/disablement", ann).then().statusCode(200)
                .body("active", equalTo(false));

        await().atMost(Wire.PATIENCE).until(() -> directory.agent(ann).filter(agent -> !agent.active()).isPresent());
        administrator().delete("/api/v1/agents/{id}/disablement", ann).then().statusCode(200)
                .body("active", equalTo(true)).header("ETag", "\"3\"");
        await().atMost(Wire.PATIENCE).until(() -> directory.agent(ann).filter(Agent::active).isPresent());
    }

    @Test
    void a_removed_agent_leaves_nothing_behind() {
        var ann = organisation.online("Ann", 20);
        await().atMost(Wire.PATIENCE).until(() -> directory.presence(ann) == Presence.ONLINE);

        administrator().delete("/api/v1/agents/{id}", ann).then().statusCode(204);

        await().atMost(Wire.PATIENCE).until(
                () -> directory.agent(ann).isEmpty() && directory.presence(ann) == Presence.OFFLINE);
    }

    @Test
    void an_address_belongs_to_one_agent() {
        var ann = organisation.agent("Ann", 20);
        var body = Map.of("name", "Double", "email", ann + "@DEMO.guichet.example", "profile", "agent", "departments",
                List.of(), "groups", List.of());

        administrator().body(body).put("/api/v1/agents/{id}", UUID.randomUUID()).then().statusCode(409)
                .body("errors[0].pointer", equalTo("/email"));
    }

    @Test
    void presence_is_published_and_told_since_when() {
        var ann = organisation.agent("Ann", 20);
        administrator().get("/api/v1/agents/{id}/presence", ann).then().statusCode(200)
                .body("presence", equalTo("OFFLINE"));

        organisation.presence(ann, Presence.ONLINE);

        await().atMost(Wire.PATIENCE).until(() -> directory.presence(ann) == Presence.ONLINE);
        administrator().get("/api/v1/agents/{id}/presence", ann).then()
                .body("presence", equalTo("ONLINE")).body("since", notNullValue());
        administrator().get("/api/v1/agents/{id}/presence", UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void lists_come_in_pages() {
        var groups = List.of(organisation.group("p1", "MANUAL"), organisation.group("p2", "MANUAL"));

        var next = administrator().get("/api/v1/groups?limit=1").then().statusCode(200).body("items", hasSize(1))
                .header("Link", startsWith("</api/v1/groups?")).extract().<String>path("next");

        administrator().queryParam("limit", 200).queryParam("cursor", next).get("/api/v1/groups").then()
                .body("items.key", hasItems(groups.getLast()));
        administrator().get("/api/v1/groups?limit=0").then().statusCode(400).body("errors.parameter",
                contains("limit"));
    }
}
