package io.guichet.routing;

import static io.guichet.routing.Organisation.administrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.guichet.events.DirectoryEvent.Presence;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Of a ticket that does not exist as much is known as would be if its customer opened it. */
@QuarkusTest
class SimulatedPeopleTest {

    @Inject
    Wire wire;

    private final Organisation organisation = new Organisation();

    @Test
    void a_language_that_nobody_says_is_the_departments() {
        var group = organisation.group("languages", "ROUND_ROBIN", "REQUIRED");
        var ben = organisation.agent("Ben", 20, group);
        organisation.change(ben, "Ben", Map.of("groups", List.of(group), "language", "en"));
        organisation.presence(ben, Presence.ONLINE);

        simulate(Map.of()).body("outcome", equalTo("QUEUED")).body("reason", equalTo("language"));
        simulate(Map.of("contact", Map.of("language", "en"))).body("agent", equalTo(ben.toString()));

        var ann = organisation.online("Ann", 20, group);
        simulate(Map.of()).body("agent", equalTo(ann.toString()));
    }

    @Test
    void what_is_known_of_a_customer_and_their_organisation_counts() {
        var others = organisation.group("all", "MANUAL");
        var known = organisation.group("known", "MANUAL");
        organisation.rule("known", 1, "contact.level == 'starter' && contact.importance == 3 && "
                + "organization.name == 'Client'", known, Map.of());
        var customer = UUID.randomUUID();
        var earlier = new ATicket(organisation.department).from(customer).fromOrganization(UUID.randomUUID());
        wire.tell(earlier.open("Bonjour"));
        assertThat(wire.awaitRouted(earlier.id).group()).isEqualTo(known);

        simulate(Map.of("contact", Map.of("id", customer))).body("group", equalTo(known));
        simulate(Map.of("contact", Map.of("email", "Claire@client.example"))).body("group", equalTo(known));
        simulate(Map.of("contact", Map.of("id", customer, "level", "premium"))).body("group", equalTo(others));
        simulate(Map.of("contact", Map.of("email", UUID.randomUUID() + "@client.example")))
                .body("group", equalTo(others));
        // Whoever administers routing need not know of people.
        simulate(administrator(), Map.of("contact", Map.of("id", customer))).body("group", equalTo(others));
    }

    @Test
    void a_rule_may_ask_for_all_that_is_said_of_them() {
        var others = organisation.group("all", "MANUAL");
        var group = organisation.group("premium", "MANUAL");
        organisation.rule("premium", 1, "contact.region == 'EU' && organization.region == 'US' && "
                + "contact.verification == 'EMAIL_VERIFIED'", group,
                Map.of("setFields",
                        Map.of("region", Map.of("from", "contact.region"), "plan",
                                Map.of("from", "organization.fields.plan"))));
        var contact = Map.of("region", "EU", "verification", "EMAIL_VERIFIED", "fields", Map.of("seat", 7),
                "accountManager", UUID.randomUUID());

        simulate(Map.of("contact", contact, "organization",
                Map.of("name", "Client", "region", "US", "fields", Map.of("plan", "gold"))))
                .body("group", equalTo(group)).body("setFields.region", equalTo("EU"))
                .body("setFields.plan", equalTo("gold"));
        simulate(Map.of("contact", contact)).body("group", equalTo(others));
    }

    private ValidatableResponse simulate(Map<String, Object> more) {
        return simulate(Explained.writer(), more);
    }

    private ValidatableResponse simulate(RequestSpecification caller, Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of("subject", "Bonjour", "department", organisation.department));
        body.putAll(more);
        return caller.urlEncodingEnabled(false).body(body).post("/api/v1/routing:simulate").then()
                .statusCode(200);
    }
}
