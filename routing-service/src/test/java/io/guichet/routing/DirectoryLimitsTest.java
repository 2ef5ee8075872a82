package io.guichet.routing;

import static io.guichet.routing.Organisation.administrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What an administrator cannot ask for: groups of other departments, what does not exist, settings that mean nothing. */
@QuarkusTest
class DirectoryLimitsTest {

    @Inject
    Wire wire;
    @Inject
    AgroalDataSource database;

    private final Organisation organisation = new Organisation();
    private final Organisation other = new Organisation();

    @Test
    void a_ticket_goes_to_no_group_of_another_department() {
        var group = organisation.group("mine", "MANUAL");
        var theirs = other.group("theirs", "MANUAL");

        organisation.describe(Map.of("fallbackGroup", theirs)).statusCode(422)
                .body("errors[0].pointer", equalTo("/fallbackGroup"));
        group(group, organisation, Map.of("secondLine", theirs)).statusCode(422)
                .body("errors[0].pointer", equalTo("/options/secondLine"));
        group(group, organisation, Map.of("overflow", Map.of("group", theirs, "after", "PT1H"))).statusCode(422)
                .body("errors[0].pointer", equalTo("/options/overflow/group"));
        administrator().body(Map.of("name", "theirs", "position", 1, "department", organisation.department,
                "condition", "", "group", theirs)).put("/api/v1/routing/rules/{id}", UUID.randomUUID()).then()
                .statusCode(422).body("errors[0].pointer", equalTo("/group"));
        move(group, theirs).statusCode(422).body("errors[0].pointer", equalTo("/to"));
    }

    @Test
    void a_group_with_open_tickets_stays_in_its_department() {
        var group = organisation.group("mine", "MANUAL");
        other.group("theirs", "MANUAL");
        var ticket = new ATicket(organisation.department).of(group);
        wire.tell(ticket.open("Bonjour"));
        wire.awaitQueued(ticket.id);

        group(group, other, Map.of()).statusCode(409);
        var free = organisation.group("free", "MANUAL");
        group(free, other, Map.of()).statusCode(200).body("department", equalTo(other.department));
    }

    @Test
    void the_work_of_what_does_not_exist_cannot_be_moved() {
        var group = organisation.group("mine", "MANUAL");

        move("nowhere", group).statusCode(404);
        move(group, group).statusCode(422).body("errors[0].pointer", equalTo("/to"));
        administrator().post("/api/v1/agents/{id}/releases", UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void what_comes_to_a_group_while_it_is_removed_goes_elsewhere() throws Exception {
        var group = organisation.group("gone", "MANUAL");
        var fallback = organisation.group("stays", "MANUAL");
        var ticket = new ATicket(organisation.department).of(group);
        try (var elsewhere = new Elsewhere(database, "agent_group where key = '%s' and ?::uuid is not null"
                .formatted(group), new UUID(0, 0))) {
            wire.tell(ticket.open("Bonjour"));
            await().atMost(Wire.PATIENCE).until(elsewhere::isWaitedFor);
            elsewhere.commit("delete from group_mark where group_key = '%s'; delete from agent_group where key = '%s'"
                    .formatted(group, group));
        }

        assertThat(wire.awaitRouted(ticket.id).group()).isEqualTo(fallback);
    }

    @ParameterizedTest
    @CsvSource({
        "closeAfter, 2 days, /settings/closeAfter", "closeAfter, P2W, /settings/closeAfter",
        "closeAfter, -P1D, /settings/closeAfter", "reopenWindow, -P1D, /settings/reopenWindow",
        "takeOnReply, true, /settings/takeOnReply", "thanksReopens, yes, /settings/thanksReopens",
        "subStatuses, none, /settings/subStatuses"})
    void a_setting_that_could_not_be_used_is_refused(String name, String value, String pointer) {
        organisation.describe(Map.of("settings", Map.of(name, value))).statusCode(422)
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void a_sub_status_stands_for_a_status() {
        var parts = Map.of("key", "parts", "name", "Parts", "status", "ON_HOLD");
        var wrong = Map.of("key", "wrong", "name", "Wrong", "status", "WAITING");

        organisation.describe(Map.of("settings", Map.of("subStatuses", List.of(parts, wrong)))).statusCode(422)
                .body("errors[0].pointer", equalTo("/settings/subStatuses/1/status"));
        organisation.describe(Map.of("settings", Map.of("subStatuses", List.of(parts), "closeAfter", "P2D",
                "takeOnReply", true, "ofOthers", "anything"))).statusCode(200)
                .body("settings.closeAfter", equalTo("P2D"));
    }

    @CanIgnoreReturnValue
    private static ValidatableResponse group(String key, Organisation of, Map<String, Object> options) {
        return administrator().body(Map.of("name", key, "department", of.department, "strategy", "MANUAL", "options",
                options)).put("/api/v1/groups/{key}", key).then();
    }

    @CanIgnoreReturnValue
    private static ValidatableResponse move(String group, String to) {
        return administrator().body(Map.of("to", to)).post("/api/v1/groups/{key}/moves", group).then();
    }
}
