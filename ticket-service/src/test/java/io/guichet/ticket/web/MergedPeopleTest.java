package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asShop;
import static io.guichet.ticket.Api.awaitTicket;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.ticket;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.reliable.Ids;
import io.guichet.ticket.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class MergedPeopleTest {

    private static final String CONTACTS = "/api/v1/contacts";
    private static final String ORGANIZATIONS = "/api/v1/organizations";

    @Inject
    Ids ids;

    private String domain = "";

    @BeforeEach
    void ownDomain() {
        domain = "d" + ids.next().toString().replace("-", "") + ".example";
    }

    @Test
    void of_two_merged_organisations_people_domains_and_fields_are_the_ones_that_stays() {
        var kept = organization(Map.of("name", "Kept", "domains", List.of(domain), "fields", Map.of("tier", "gold")));
        var other = organization(Map.of("name", "Other", "domains", List.of("x-" + domain), "level", "premium",
                "importance", 5, "fields", Map.of("tier", "silver", "since", "2020")));
        var before = open(from("zoe@x-" + domain));
        ticket(before).then().body("organization.id", equalTo(other));

        merge(ORGANIZATIONS, kept, other).statusCode(200)
                .body("domains", contains(domain, "x-" + domain))
                .body("level", equalTo("premium")).body("importance", equalTo(5))
                .body("fields", equalTo(Map.of("tier", "gold", "since", "2020")));

        awaitTicket(before, "organization.id", equalTo(kept));
        ticket(open(from("adam@x-" + domain))).then().body("organization.id", equalTo(kept));
        asBruno().get(ORGANIZATIONS + "/" + other).then().body("mergedInto", equalTo(kept));
        asBruno().queryParam("q", "Other").queryParam("limit", 200).get(ORGANIZATIONS).then()
                .body("items.id", not(hasItem(other)));
        asBruno().get(ORGANIZATIONS + "/" + kept + "/history").then().statusCode(200)
                .body("items[0].kind", equalTo("merged")).body("items[0].detail.source", equalTo(other));
    }

    @Test
    void an_organisation_that_was_merged_stands_for_the_one_that_stays() {
        var kept = organization(Map.of("name", "Kept"));
        var other = organization(Map.of("name", "Other"));
        var first = organization(Map.of("name", "First"));
        merge(ORGANIZATIONS, other, first).statusCode(200);
        merge(ORGANIZATIONS, kept, other).statusCode(200);

        var contact = contact("zoe@" + domain);
        asBruno().header("If-Match", "*").body(Map.of("organization", first)).patch(CONTACTS + "/" + contact).then()
                .statusCode(200).body("organization.id", equalTo(kept));
        asBruno().get(ORGANIZATIONS + "/" + first).then().body("mergedInto", equalTo(kept));
        asBruno().queryParam("organization", first).get(CONTACTS).then().body("items.id", contains(contact));
        asBruno().queryParam("organization", first).queryParam("q", "zoe@" + domain).get(CONTACTS).then()
                .body("items.id", contains(contact));
        ticket(open(from("zoe@" + domain))).then().body("organization.id", equalTo(kept));
        asBruno().queryParam("filter", "{\"field\": \"organization\", \"operator\": \"is\", \"value\": \"" + first
                + "\"}").get("/api/v1/exports/tickets.csv").then().statusCode(200)
                .body(containsString("zoe@" + domain));
    }

    @Test
    void whoever_was_merged_into_another_is_found_within_the_organisation_of_that_one() {
        var theirs = organization(Map.of("name", "Theirs", "domains", List.of(domain)));
        var own = organization(Map.of("name", "Own", "domains", List.of("x-" + domain)));
        var kept = contact("zoe@" + domain);
        merge(CONTACTS, kept, contact("zoe@x-" + domain)).statusCode(200);

        asBruno().queryParam("q", "zoe@x-" + domain).queryParam("organization", theirs).get(CONTACTS).then()
                .body("items.id", contains(kept));
        asBruno().queryParam("q", "zoe@x-" + domain).queryParam("organization", own).get(CONTACTS).then()
                .body("items", empty());
    }

    @Test
    void an_organisation_is_merged_once_never_into_itself_nor_changed_afterwards() {
        var kept = organization(Map.of("name", "Kept"));
        var other = organization(Map.of("name", "Other"));
        merge(ORGANIZATIONS, kept, kept).statusCode(409);
        merge(ORGANIZATIONS, kept, other).statusCode(200);

        merge(ORGANIZATIONS, kept, other).statusCode(409);
        merge(ORGANIZATIONS, other, kept).statusCode(409);
        asBruno().header("If-Match", "*").body(Map.of("domains", List.of(domain)))
                .patch(ORGANIZATIONS + "/" + other).then().statusCode(409);
    }

    @Test
    void an_import_changes_no_organisation_by_the_line_of_one_that_was_merged() {
        var lines = """
                {"externalId": "kept-%1$s", "name": "Kept", "domains": ["%1$s"]}
                {"externalId": "other-%1$s", "name": "Other", "domains": ["x-%1$s"]}
                """.formatted(domain);
        imported("ORGANIZATIONS", lines).body("done", equalTo(2));
        String kept = ticket(open(from("zoe@" + domain))).path("organization.id");
        String other = ticket(open(from("zoe@x-" + domain))).path("organization.id");
        merge(ORGANIZATIONS, kept, other).statusCode(200);

        imported("ORGANIZATIONS", lines.replace("\"Kept\"", "\"Kept again\"")).body("done", equalTo(1))
                .body("failed", equalTo(1));
        asBruno().get(ORGANIZATIONS + "/" + kept).then().body("name", equalTo("Kept again"));
        imported("CONTACTS", """
                {"email": "adam@y-%1$s", "organization": "other-%1$s"}
                """.formatted(domain)).body("done", equalTo(1));
        ticket(open(from("adam@y-" + domain))).then().body("organization.id", equalTo(kept));
    }

    @Test
    void whoever_was_merged_is_found_by_their_own_address_and_id_as_the_one_that_stays() {
        var kept = contact("zoe@" + domain);
        var other = contact("private@x-" + domain);
        asBruno().header("If-Match", "*").body(Map.of("importance", 5)).patch(CONTACTS + "/" + other).then()
                .statusCode(200);
        var ticket = open(from("zoe@" + domain));

        merge(CONTACTS, kept, other).statusCode(200).body("importance", equalTo(5));

        for (var words : List.of("private@x-" + domain, "private@x-", domain.substring(3))) {
            asBruno().queryParam("q", words).get(CONTACTS).then().statusCode(200).body("items.id", hasItem(kept))
                    .body("items.id", not(hasItem(other)));
        }
        for (var named : List.of("private@x-" + domain, other, kept, "zoe@" + domain)) {
            asBruno().queryParam("contact", named).get(TICKETS).then().statusCode(200)
                    .body("items.id", contains(ticket));
        }
        asBruno().queryParam("q", "private@x-" + domain).get(TICKETS).then().body("items.id", contains(ticket));
        asBruno().get(CONTACTS + "/" + other + "/timeline").then().statusCode(200)
                .body("items.ticket", contains(ticket));
    }

    @Test
    void who_confirmed_a_proof_or_merged_a_contact_and_why_can_be_read() {
        var kept = contact("zoe@" + domain);
        var other = contact("private@" + domain);
        asBruno().body(Map.of("level", "PROVEN", "reason", "Seen the passport"))
                .put(CONTACTS + "/" + kept + "/verification").then().statusCode(200);
        merge(CONTACTS, kept, other).statusCode(200);

        ticket(open(from("zoe@" + domain))).then().body("contact.verification", equalTo("PROVEN"));
        asBruno().get(CONTACTS + "/" + kept + "/history").then().statusCode(200)
                .body("items.kind", contains("merged", "verified"))
                .body("items[1].reason", equalTo("Seen the passport")).body("items[1].by", equalTo("Bruno Leroy"));
        asBruno().queryParam("limit", 1).get(CONTACTS + "/" + kept + "/history").then()
                .body("items.kind", contains("merged"));
        asBruno().get(CONTACTS + "/" + other + "/history").then().body("items", empty());
    }

    @Test
    void an_external_id_names_one_contact() {
        asShop().body(Map.of("email", "a@" + domain, "externalId", domain)).post(CONTACTS).then().statusCode(201);

        asShop().body(Map.of("email", "b@" + domain, "externalId", domain)).post(CONTACTS).then().statusCode(409)
                .body("type", equalTo("urn:guichet:problem:already-exists"));
        asBruno().queryParam("q", "b@" + domain).get(CONTACTS).then().body("items", empty());
    }

    @Test
    void an_organisation_that_does_not_exist_is_a_flaw_of_the_contact() {
        var contact = contact("zoe@" + domain);

        asBruno().header("If-Match", "*").body(Map.of("organization", ids.next().toString()))
                .patch(CONTACTS + "/" + contact).then().statusCode(422)
                .body("errors[0].pointer", equalTo("/organization"));
        asBruno().body(Map.of("email", "b@" + domain, "known", Map.of("organization", ids.next().toString())))
                .post(CONTACTS).then().statusCode(422)
                .body("errors[0].pointer", equalTo("/known/organization"));
    }

    @Test
    void people_are_found_within_an_organisation() {
        var organization = organization(Map.of("name", "Kept", "domains", List.of(domain)));
        var inside = contact("zoe@" + domain);
        var outside = contact("zoe@x-" + domain);

        await().untilAsserted(() -> asBruno().queryParam("q", "zoe@").queryParam("organization", organization)
                .get(CONTACTS).then().body("items.id", contains(inside)).body("items.id", not(hasItem(outside))));
    }

    private static ValidatableResponse imported(String of, String lines) {
        return Jobs.done(Api::asBruno, Jobs.imported(Api::asBruno, of, "crm", "ndjson", lines));
    }

    private static ValidatableResponse merge(String people, String kept, String source) {
        return asBruno().urlEncodingEnabled(false).body(Map.of("source", source)).post(people + "/" + kept + ":merge")
                .then().log().ifValidationFails();
    }

    private static String organization(Map<String, Object> sent) {
        return asBruno().body(sent).post(ORGANIZATIONS).then().log().ifValidationFails().statusCode(201).extract()
                .path("id");
    }

    private static String contact(String email) {
        return asBruno().body(Map.of("email", email)).post(CONTACTS).then().log().ifValidationFails().statusCode(201)
                .extract().path("id");
    }

    private static Map<String, Object> from(String email) {
        return Map.of("contact", Map.of("email", email));
    }
}
