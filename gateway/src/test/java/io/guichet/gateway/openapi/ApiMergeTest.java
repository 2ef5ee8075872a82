package io.guichet.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.vertx.core.json.JsonObject;

class ApiMergeTest {

    private static final JsonObject TICKET = new JsonObject("""
            {"paths": {"/api/v1/tickets": {"get": {"summary": "List", "responses": {"200": {"content":
              {"application/json": {"schema": {"$ref": "#/components/schemas/Summary"}}}}}}},
              "/q/health": {"get": {}}},
             "components": {"schemas": {"Summary": {"type": "object"}, "Problem": {"type": "string"}},
              "securitySchemes": {"SecurityScheme": {"type": "openIdConnect"}}}}""");
    private static final JsonObject SLA = new JsonObject("""
            {"paths": {"/api/v1/tickets/{id}/sla": {"get": {"responses": {"200": {"content":
              {"application/json": {"schema": {"$ref": "#/components/schemas/Summary"}}}}}}}},
             "components": {"schemas": {"Summary": {"type": "array"}, "Problem": {"type": "string"}}}}""");

    private final ApiMerge merge = new ApiMerge();
    private final JsonObject merged = merged();

    @Test
    void every_operation_is_filed_under_its_service() {
        var paths = merged.getJsonObject("paths");

        assertThat(paths.fieldNames()).containsExactly("/api/v1/tickets", "/api/v1/tickets/{id}/sla");
        assertThat(paths.getJsonObject("/api/v1/tickets/{id}/sla").getJsonObject("get").getJsonArray("tags"))
                .containsExactly("sla");
    }

    @Test
    void components_that_differ_keep_apart_and_equal_ones_are_one() {
        assertThat(merged.getJsonObject("components").getJsonObject("schemas").fieldNames())
                .containsExactlyInAnyOrder("Summary", "Problem", "SlaSummary");
        assertThat(merged.getJsonObject("paths").getJsonObject("/api/v1/tickets/{id}/sla").encode())
                .contains("#/components/schemas/SlaSummary");
        assertThat(merged.getJsonObject("paths").getJsonObject("/api/v1/tickets").encode())
                .contains("#/components/schemas/Summary");
    }

    @Test
    void there_is_one_way_to_sign_in() {
        assertThat(merged.getJsonObject("components").getJsonObject("securitySchemes").fieldNames())
                .containsExactly("token");
    }

    @Test
    void a_service_that_does_not_answer_is_named() {
        merge.addSilent("kb");

        assertThat(merge.document().getJsonObject("info").getString("description")).contains("kb");
    }

    private JsonObject merged() {
        merge.add("ticket", TICKET.copy());
        merge.add("sla", SLA.copy());
        return merge.document();
    }
}
