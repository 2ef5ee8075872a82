package io.guichet.ticket.web;

import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.reliable.Ids;
import io.guichet.testing.DirectoryFixtures;
import io.quarkus.test.junit.QuarkusTest;

/** An organisation that Hugo looks after, with a contact of Grace's, and somebody whom nobody looks after. */
@QuarkusTest
class AccountViewTest {

    @Inject
    Ids ids;

    private String mark = "";
    private String ofHugo = "";
    private String ofGrace = "";
    private String ofNobody = "";

    @BeforeEach
    void anAccount() {
        mark = "m" + ids.next().toString().replace("-", "");
        String organization = asBruno().body(Map.of("name", "Account", "domains", List.of(mark + ".example")))
                .post("/api/v1/organizations").then().statusCode(201).extract().path("id");
        asBruno().header("If-Match", "*").body(Map.of("accountManager", DirectoryFixtures.HUGO))
                .patch("/api/v1/organizations/" + organization).then().statusCode(200);
        ofHugo = openFor("zoe@" + mark + ".example");
        ofGrace = openFor("yves@" + mark + ".example");
        ofNobody = openFor("zoe@" + mark + ".other.example");
        asBruno().header("If-Match", "*").body(Map.of("accountManager", DirectoryFixtures.GRACE))
                .patch("/api/v1/contacts/" + ticket(ofGrace).path("contact.id")).then().statusCode(200);
    }

    @Test
    void the_account_manager_of_a_contact_without_one_is_that_of_their_organisation() {
        var mine = found("is", "\"me\"");

        assertThat(mine).contains(ofHugo).doesNotContain(ofGrace, ofNobody);
    }

    @Test
    void a_contact_whose_organisation_has_an_account_manager_has_one() {
        var lookedAfter = found("isSet", "true");

        assertThat(lookedAfter).contains(ofHugo, ofGrace).doesNotContain(ofNobody);
    }

    /** As Hugo sees them. */
    private String found(String operator, String value) {
        var filter = """
                {"and": [{"field": "tags", "operator": "contains", "value": "%s"},
                    {"field": "accountManager", "operator": "%s", "value": %s}]}""".formatted(mark, operator, value);
        return Callers.as("manager").queryParam("filter", filter).get("/api/v1/exports/tickets.ndjson").then()
                .statusCode(200).extract().asString();
    }

    private String openFor(String email) {
        return open(Map.of("tags", List.of(mark), "contact", Map.of("email", email)));
    }
}
