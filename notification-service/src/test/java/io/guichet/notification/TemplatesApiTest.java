package io.guichet.notification;

import static io.guichet.notification.TicketFixtures.BRUNO;
import static io.guichet.notification.TicketFixtures.ticket;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.guichet.events.DirectoryEvent.Department;
import io.guichet.events.DirectoryEvent.DepartmentChanged;
import io.guichet.events.MessageKind;
import io.guichet.events.SlaEvent.Target;
import io.guichet.events.SlaEvent.TargetsSet;
import io.guichet.events.TargetKind;
import io.guichet.testing.DirectoryFixtures;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
class TemplatesApiTest extends ServiceTest {

    private static final String PROMISING = "Réponse avant {promised}.";

    /** A department of this test alone, in French. */
    private final String department = "dep-" + UUID.randomUUID().toString().substring(0, 8);
    private final String path = "/api/v1/templates/" + department;

    @Test
    void the_built_in_template_is_shown_until_another_is_written_and_comes_back() {
        newDepartment();
        var first = admin().get(path + "/RESOLUTION/fr").then().statusCode(200).header("ETag", "\"0\"")
                .body("builtIn", equalTo(true)).body("subject", containsString("{number}")).extract();
        var mine = Map.of("subject", "C’est fini [#{number}]", "text", "Fini, dit {agent}.", "html", "<p>Fini.</p>");

        put("/RESOLUTION/fr", "\"0\"", mine).then().statusCode(200).header("ETag", "\"1\"")
                .body("builtIn", equalTo(false)).body("text", equalTo("Fini, dit {agent}."));
        put("/RESOLUTION/fr", "\"0\"", mine).then().statusCode(412);
        admin().header("If-Match", "\"1\"").delete(path + "/RESOLUTION/fr").then().statusCode(200)
                .header("ETag", "\"2\"").body("subject", equalTo(first.<String>path("subject")));
        admin().get(path + "/RESOLUTION/fr/versions").then().body("items", hasSize(2))
                .body("items[1].changedBy", equalTo("Alice Martin"));
    }

    @Test
    void a_template_that_says_what_it_may_not_is_refused_with_line_and_column() {
        newDepartment();
        var evil = Map.of("subject", "S", "text", "Bonjour\n{requester.name}", "html", "<p>x</p><script></script>");

        put("/REPLY/fr", "\"0\"", evil).then().statusCode(422)
                .body("errors.pointer", equalTo(List.of("/text", "/html")))
                .body("errors[0].detail", containsString("line 2, column 1"))
                .body("errors[1].detail", containsString("<script> is not allowed"));
    }

    @Test
    void a_lost_revision_an_unknown_place_and_somebody_else_are_refused() {
        newDepartment();
        put("/REPLY/fr", null, Map.of("subject", "S", "text", "T", "html", "H")).then().statusCode(428);
        admin().get("/api/v1/templates/nowhere/REPLY/fr").then().statusCode(404);
        admin().get(path + "/SONG/fr").then().statusCode(404);
        as(DirectoryFixtures.BRUNO).get(path + "/REPLY/fr").then().statusCode(403);
        admin().queryParam("department", department).get("/api/v1/templates").then().body("items", hasSize(8));
    }

    @Test
    void a_preview_shows_a_real_ticket_and_sends_nothing() {
        var ticket = ticket().from(address("claire")).about("Colis <perdu>");
        wire.publish(ticket.moved());
        await().atMost(PATIENCE).until(() -> !rows("select id from known_ticket where id = ?", ticket.id()).isEmpty());
        var draft = Map.of("kind", "REPLY", "language", "fr", "ticket", ticket.id(), "subject",
                "Re: {subject}", "text", "{text}\n{signature}", "html", "<p>{subject}</p>{text}");

        admin().contentType("application/json").body(draft).post("/api/v1/templates:preview").then().statusCode(200)
                .body("subject", equalTo("Re: Colis <perdu>"))
                .body("html", allOf(containsString("<p>Colis &lt;perdu&gt;</p>"), not(containsString("<script"))))
                .body("text", containsString("Alice Martin\nSupport France"));
        as(DirectoryFixtures.BRUNO).contentType("application/json").body(draft).post("/api/v1/templates:preview")
                .then().statusCode(403);

        assertThat(rows("select id from delivery where ticket = ?", ticket.id())).isEmpty();
    }

    @Test
    void a_reply_is_written_with_the_departments_template_and_signed_by_its_agent() throws Exception {
        newDepartment();
        put("/REPLY/fr", "\"0\"", Map.of("subject", "Suite : {subject}", "text", "{text}\n\n-- \n{signature}", "html",
                "{text}<p>{signature}</p>")).then().statusCode(200);
        var signature = "/api/v1/signatures/agents/" + DirectoryFixtures.BRUNO;
        var tag = as(DirectoryFixtures.BRUNO).get(signature).then().statusCode(200).extract().header("ETag");
        as(DirectoryFixtures.BRUNO).contentType("application/json").header("If-Match", tag)
                .body(Map.of("jobTitle", "Conseiller")).put(signature).then().statusCode(200);
        as(DirectoryFixtures.CHLOE).get(signature).then().statusCode(403);
        var ticket = ticket().from(address("claire")).in(department, "fr");

        wire.publish(ticket.written(BRUNO, MessageKind.REPLY, "C’est réglé."));

        var mail = Mailboxes.await(1, String.valueOf(ticket.email())).getFirst();
        assertThat(mail.getSubject()).isEqualTo("Suite : Paiement refusé");
        assertThat(rows("select letter::json ->> 'text' from delivery where ticket = ?", ticket.id()))
                .containsExactly("C’est réglé.\n\n-- \nBruno Leroy\nConseiller\nÀ la carte");
    }

    @Test
    void an_acknowledgement_that_names_the_promise_waits_for_it() throws Exception {
        promisingDepartment();
        var ticket = ticket().from(address("claire")).in(department, "fr");
        wire.publish(ticket.opened());
        await().atMost(PATIENCE).until(() -> !rows("select ticket from waiting_acknowledgement where ticket = ?",
                ticket.id()).isEmpty());

        wire.publish(promised(ticket, "2026-01-06T09:30:00Z"));

        assertThat(Mailboxes.await(1, String.valueOf(ticket.email()))).hasSize(1);
        assertThat(letter(ticket)).isEqualTo("Réponse avant mardi 6 janvier à 09:30 (Z).");
    }

    @Test
    void an_acknowledgement_whose_promise_is_known_or_never_comes_goes_out() {
        promisingDepartment();
        var early = ticket().from(address("early")).in(department, "fr");
        var never = ticket().from(address("never")).in(department, "fr");
        wire.publish(promised(early, "2026-01-06T09:30:00Z"));
        await().atMost(PATIENCE).until(() -> !rows("select due from promise where ticket = ?", early.id()).isEmpty());

        wire.publish(early.opened());
        wire.publish(never.opened());

        assertThat(Mailboxes.await(1, String.valueOf(early.email()))).hasSize(1);
        assertThat(letter(early)).contains("mardi 6 janvier");
        assertThat(Mailboxes.await(1, String.valueOf(never.email()))).hasSize(1);
        assertThat(letter(never)).isEqualTo("Réponse avant .");
    }

    @Test
    void an_acknowledgement_waits_for_no_promise_that_is_known_not_to_come() {
        promisingDepartment();
        var ticket = ticket().from(address("none")).in(department, "fr");

        wire.publish(new TargetsSet(ticket.id(), new UUID(0, 1), "Usual", 1, List.of(), TicketFixtures.NOON));
        await().atMost(PATIENCE).until(() -> !rows("select ticket from promise where ticket = ? and due is null",
                ticket.id()).isEmpty());
        wire.publish(ticket.opened());

        assertThat(Mailboxes.await(1, String.valueOf(ticket.email()))).hasSize(1);
        assertThat(letter(ticket)).isEqualTo("Réponse avant .");
        assertThat(rows("select ticket from waiting_acknowledgement where ticket = ?", ticket.id())).isEmpty();
    }

    private void promisingDepartment() {
        newDepartment();
        put("/ACKNOWLEDGEMENT/fr", "\"0\"", Map.of("subject", "Reçu", "text", PROMISING, "html", "<p>Reçu</p>")).then()
                .statusCode(200);
    }

    private static TargetsSet promised(TicketFixtures ticket, String due) {
        return new TargetsSet(ticket.id(), new UUID(0, 1), "Usual", 1, List.of(new Target(TargetKind.FIRST_RESPONSE,
                Instant.parse(due), Duration.ofHours(4), true, false)), TicketFixtures.NOON);
    }

    private String letter(TicketFixtures ticket) {
        return rows("select letter::json ->> 'text' from delivery where ticket = ? and kind = 'ACKNOWLEDGEMENT'",
                ticket.id()).getFirst();
    }

    private void newDepartment() {
        wire.publish(new DepartmentChanged(new Department(department, "À la carte", "fr",
                "support@" + department + ".guichet.example", null, Map.of()), 1));
        await().atMost(PATIENCE).until(() -> directory.department(department).isPresent());
    }

    private Response put(String place, @Nullable String ifMatch, Map<String, String> body) {
        var request = admin().contentType("application/json").body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(path + place);
    }

    private static RequestSpecification admin() {
        return as(DirectoryFixtures.ALICE);
    }

    private static RequestSpecification as(UUID person) {
        return given().urlEncodingEnabled(false).auth().oauth2(DirectoryFixtures.token(person));
    }
}
