package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.awaitTicket;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.ticket;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.reliable.Ids;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.ticket.Wire;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class PeopleApiTest {

    private static final String CONTACTS = "/api/v1/contacts";
    private static final String ORGANIZATIONS = "/api/v1/organizations";

    @Inject
    Ids ids;

    @Inject
    Wire wire;

    @Inject
    AgroalDataSource database;

    private String domain = "";

    @BeforeEach
    void ownDomain() {
        domain = "d" + ids.next().toString().replace("-", "") + ".example";
    }

    @Test
    void whoever_writes_from_a_claimed_domain_or_below_it_belongs_to_the_organisation() {
        var organization = organization();

        var ticket = open(from("zoe@" + domain));
        var below = open(from("adam@mail." + domain));

        ticket(ticket).then().body("organization.id", equalTo(organization));
        ticket(below).then().body("organization.id", equalTo(organization));
    }

    @Test
    void those_who_wrote_before_their_domain_was_claimed_join_and_their_open_tickets_tell_of_it() {
        var ticket = open(from("zoe@" + domain));

        var organization = organization();

        awaitTicket(ticket, "organization.id", equalTo(organization));
        var told = wire.await(ticket, event -> event instanceof FieldsChanged).getLast();
        assertThat(Objects.requireNonNull(told.ticket().organization()).name()).isEqualTo("Société Générique");
    }

    @Test
    void those_below_it_join_as_well_unless_a_nearer_domain_is_another_organisations() {
        var below = open(from("adam@mail." + domain));
        var nearer = open(from("eve@shop." + domain));
        var alike = open(from("mallory@x-" + domain));
        String shop = asBruno().body(Map.of("name", "Shop", "domains", List.of("shop." + domain))).post(ORGANIZATIONS)
                .then().statusCode(201).extract().path("id");
        awaitTicket(nearer, "organization.id", equalTo(shop));

        var organization = organization();

        awaitTicket(below, "organization.id", equalTo(organization));
        ticket(nearer).then().body("organization.id", equalTo(shop));
        ticket(alike).then().body("organization", nullValue());
    }

    @Test
    void a_domain_of_free_mail_or_of_another_organisation_cannot_be_claimed() {
        var _ = organization();

        asBruno().body(Map.of("name", "X", "domains", List.of("gmail.com"))).post(ORGANIZATIONS).then()
                .statusCode(422);
        asBruno().body(Map.of("name", "X", "domains", List.of("mail.gmail.com"))).post(ORGANIZATIONS).then()
                .statusCode(422);
        asBruno().body(Map.of("name", "X", "domains", List.of(domain))).post(ORGANIZATIONS).then().statusCode(422);
    }

    @Test
    void what_changes_of_an_organisation_is_told_by_the_open_tickets_of_its_people() {
        var organization = organization();
        var open = open(from("zoe@" + domain));
        var closed = open(from("yves@" + domain));
        asBruno().put(TICKETS + "/" + closed + "/closure").then().statusCode(200);

        asBruno().header("If-Match", "\"1\"").body(Map.of("level", "premium", "importance", 5))
                .patch(ORGANIZATIONS + "/" + organization).then().statusCode(200).body("level", equalTo("premium"))
                .body("domains", equalTo(List.of(domain)));

        var told = wire.await(open, event -> event instanceof FieldsChanged).getLast();
        assertThat(Objects.requireNonNull(told.ticket().organization()).level()).isEqualTo("premium");
        assertThat(wire.events(closed)).noneMatch(event -> event instanceof FieldsChanged);
    }

    @Test
    void what_changes_of_a_contact_is_told_by_their_tickets() {
        var ticket = open(from("zoe@" + domain));
        String contact = ticket(ticket).path("contact.id");

        asBruno().header("If-Match", "*").body(Map.of("name", "Zoé", "region", "EU", "level", "starter",
                "accountManager", DirectoryFixtures.HUGO, "fields", Map.of("tier", "gold")))
                .patch(CONTACTS + "/" + contact).then().statusCode(200).header("ETag", "\"2\"");

        var told = wire.await(ticket, event -> event instanceof FieldsChanged).getLast().ticket().requester();
        assertThat(told.region()).isEqualTo("EU");
        assertThat(told.accountManager()).isEqualTo(DirectoryFixtures.HUGO);
        assertThat(told.fields()).isEqualTo(Map.of("tier", "gold"));
    }

    @Test
    void a_contact_that_has_changed_meanwhile_is_not_overwritten() {
        var contact = contact("zoe@" + domain);

        asBruno().body(Map.of("name", "Z")).patch(CONTACTS + "/" + contact).then().statusCode(428);
        asBruno().header("If-Match", "\"7\"").body(Map.of("name", "Z")).patch(CONTACTS + "/" + contact).then()
                .statusCode(412);
        asBruno().header("If-Match", "*").body(Map.of("importance", 9)).patch(CONTACTS + "/" + contact).then()
                .statusCode(400).body("errors[0].pointer", equalTo("/importance"));
    }

    @Test
    void of_two_merged_contacts_the_tickets_and_later_mail_are_the_ones_that_stays() {
        var kept = contact("zoe@" + domain);
        var ticket = open(from("zoe.private@" + domain));
        String other = ticket(ticket).path("contact.id");

        asBruno().urlEncodingEnabled(false).body(Map.of("source", other)).post(CONTACTS + "/" + kept + ":merge").then()
                .statusCode(200);

        awaitTicket(ticket, "contact.id", equalTo(kept));
        var later = open(from("zoe.private@" + domain));
        ticket(later).then().body("contact.id", equalTo(kept));
        asBruno().get(CONTACTS + "/" + other).then().body("mergedInto", equalTo(kept));
        asBruno().urlEncodingEnabled(false).body(Map.of("source", kept)).post(CONTACTS + "/" + kept + ":merge").then()
                .statusCode(409);
        asBruno().urlEncodingEnabled(false).body(Map.of("source", other)).post(CONTACTS + "/" + kept + ":merge").then()
                .statusCode(409);
    }

    @Test
    void a_contact_is_found_by_parts_of_name_and_address_whatever_the_accents() {
        var contact = contact("helene.dupont@" + domain);
        asBruno().header("If-Match", "*").body(Map.of("name", "Hélène Dupônt " + domain.substring(0, 12)))
                .patch(CONTACTS + "/" + contact).then().statusCode(200);

        for (var words : List.of("helene.dupont@" + domain, "helene.dupont@" + domain.substring(0, 20),
                "helene dupont " + domain.substring(0, 12), "DUPONT " + domain.substring(1, 12))) {
            asBruno().queryParam("q", words).get(CONTACTS).then().statusCode(200).body("items.id", hasItem(contact));
        }
    }

    @Test
    void the_timeline_of_a_customer_shows_their_exchanges_newest_first() {
        var first = open(from("zoe@" + domain));
        var foreign = new HashMap<>(from("zoe@" + domain));
        foreign.put("department", "support-en");
        var _ = open(foreign);
        write(asBruno(), first, Map.of("text", "Try again.")).then().statusCode(201);
        var second = open(from("zoe@" + domain));
        String contact = ticket(first).path("contact.id");
        var address = CONTACTS + "/" + contact + "/timeline";

        var page = asBruno().get(address + "?limit=2").then().statusCode(200)
                .body("items.ticket", equalTo(List.of(second, first)))
                .body("items[1].excerpt", equalTo("Try again.")).extract();

        asBruno().get(address + "?limit=2&cursor=" + page.path("next")).then()
                .body("items.ticket", equalTo(List.of(first))).body("next", nullValue());
        String message = asBruno().get(TICKETS + "/" + first + "/messages").path("items[0].id");
        String split = asBruno().body(Map.of("messages", List.of(message))).post(TICKETS + "/" + first + "/split")
                .path("id");
        asAdministrator().get(address).then().body("items.size()", equalTo(5)).body("items.ticket", hasItem(split));
    }

    @Test
    void who_asks_what_is_offered_to_an_address_makes_no_customer_of_it() {
        asBruno().queryParam("contact", "zeo@" + domain).get("/api/v1/channels").then().statusCode(200);

        asBruno().queryParam("q", "zeo@" + domain).get(CONTACTS).then().statusCode(200).body("items.size()",
                equalTo(0));
    }

    @Test
    void a_ticket_becomes_somebody_elses() {
        var ticket = open(from("zoe@" + domain));
        String zoe = ticket(ticket).path("contact.id");

        asBruno().body(Map.of("email", "yves@" + domain, "name", "Yves")).put(TICKETS + "/" + ticket + "/requester")
                .then().statusCode(200).header("ETag", "\"2\"").body("contact.email", equalTo("yves@" + domain));

        var told = wire.await(ticket, event -> event instanceof FieldsChanged).getLast();
        assertThat(((FieldsChanged) told).changed()).contains("requester");
        assertThat(told.ticket().requester().name()).isEqualTo("Yves");
        write(asBruno(), ticket, Map.of("text", "Hello Yves.")).then().statusCode(201);
        asBruno().get(CONTACTS + "/" + ticket(ticket).path("contact.id") + "/timeline").then()
                .body("items.ticket", equalTo(List.of(ticket, ticket)));
        asBruno().get(CONTACTS + "/" + zoe + "/timeline").then().body("items.size()", equalTo(0));
    }

    @Test
    void the_language_of_a_stranger_is_that_of_their_first_message() {
        var request = new HashMap<>(from("zoe@" + domain));
        request.put("text",
                "Guten Tag, ich habe seit gestern keinen Zugang mehr zu meinem Konto. Bitte helfen Sie mir.");

        var ticket = open(request);

        ticket(ticket).then().body("language", equalTo("de"));
        asBruno().get(CONTACTS + "/" + ticket(ticket).path("contact.id")).then().body("language", equalTo("de"));
    }

    @Test
    void what_is_learned_of_a_contact_overwrites_nothing_that_is_said_of_them_meanwhile() throws Exception {
        var contact = contact("zoe@" + domain);
        var request = new HashMap<>(from("zoe@" + domain));
        request.put("text", "Guten Tag, ich habe seit gestern keinen Zugang mehr zu meinem Konto.");
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            statement.executeUpdate("update contact set language = 'it', region = 'CH', revision = revision + 1"
                    + " where id = '" + contact + "'");

            var opened = threads.submit(() -> open(request));
            await().until(() -> waits(statement));
            connection.commit();

            ticket(opened.get()).then().body("language", equalTo("it"));
        }
        asBruno().get(CONTACTS + "/" + contact).then().body("language", equalTo("it")).body("region", equalTo("CH"));
    }

    /** Whether somebody waits for a row that another has locked. */
    private static boolean waits(Statement statement) throws SQLException {
        // Else a transaction goes on seeing what it saw first.
        statement.execute("select pg_stat_clear_snapshot()");
        try (var found = statement.executeQuery("select 1 from pg_stat_activity where wait_event_type = 'Lock'"
                + " and datname = current_database() and query like '%contact%'")) {
            return found.next();
        }
    }

    @Test
    void a_proof_is_confirmed_with_its_reason() {
        var contact = contact("zoe@" + domain);

        asBruno().body(Map.of("level", "PROVEN")).put(CONTACTS + "/" + contact + "/verification").then()
                .statusCode(400);
        asBruno().body(Map.of("level", "PROVEN", "reason", "Sent the invoice")).put(
                CONTACTS + "/" + contact + "/verification").then().statusCode(200)
                .body("verification", equalTo("PROVEN"));
    }

    private String organization() {
        return asBruno().body(Map.of("name", "Société Générique", "domains", List.of(domain))).post(ORGANIZATIONS)
                .then().log().ifValidationFails().statusCode(201).header("Location", notNullValue())
                .extract().path("id");
    }

    private String contact(String email) {
        return asBruno().body(Map.of("email", email)).post(CONTACTS).then().log().ifValidationFails().statusCode(201)
                .extract().path("id");
    }

    private static Map<String, Object> from(String email) {
        return Map.of("contact", Map.of("email", email));
    }
}
