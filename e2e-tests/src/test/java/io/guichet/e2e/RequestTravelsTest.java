package io.guichet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;

/** One request from the customer's mail program to the agent's browser and back. */
class RequestTravelsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Somebody new: the demo's own customers have mail already. */
    private static final String CLAIRE = "claire.dubois@customer.example";
    private static final String SUPPORT = "support@fr.guichet.example";
    private static final String LETTER = """
            Bonjour,

            J'ai acheté un article chez vous la semaine dernière et il ne me convient pas du tout.
            Je voudrais récupérer mon argent : comment faut-il procéder, et combien de temps cela prend-il ?

            Merci d'avance,
            Claire Dubois
            """;

    private final Installation guichet = Installation.shared();
    private final Mail mail = guichet.mail();

    @Test
    void a_mail_becomes_a_ticket_that_is_assigned_promised_answered_reopened_and_closed() {
        var subject = "Récupérer mon argent pour un achat";
        var sent = mail.send(CLAIRE, SUPPORT, subject, LETTER);

        var ticket = assigned(subject);
        var id = ticket.getString("id");
        acknowledged(sent, ticket.getLong("number"));
        promised(id);
        var answer = answeredInTheBrowser(ticket, subject, sent);
        reopenedByMail(id, answer);
        closedInTheBrowser(ticket, subject);
        traced(ticket);
    }

    @Test
    void a_client_opens_the_same_ticket_once_however_often_it_asks() {
        var request = Map.of("subject", "Import of contacts fails", "text", "The file is refused at line 3.",
                "department", "support-en", "contact", Map.of("email", "api@customer.example", "name", "Ann Api"));

        var first = post(request).statusCode(201).header("Location", notNullValue()).extract().jsonPath();
        post(request).statusCode(201).body("id", equalTo(first.getString("id")));

        await().atMost(PATIENCE).untilAsserted(() -> guichet.as("alice").get("/tickets/" + first.getString("id"))
                .then().body("assignee.id", notNullValue()).body("sla.resolutionDue", notNullValue()));
        await().atMost(PATIENCE).until(() -> mail.inbox("api@customer.example").size() == 1);
    }

    private io.restassured.response.ValidatableResponse post(Map<String, Object> request) {
        return guichet.asClient("guichet-demo").contentType(ContentType.JSON)
                .header("Idempotency-Key", "import-of-contacts").body(request).post("/tickets").then();
    }

    /** Routing has chosen a group and an agent. */
    private JsonPath assigned(String subject) {
        return await().atMost(PATIENCE).until(() -> guichet.as("alice")
                .queryParam("q", subject).get("/tickets").then().statusCode(200).extract().jsonPath()
                .setRootPath("items[0]"), found -> found.get("assignee") != null);
    }

    private void acknowledged(String sent, long number) {
        await().atMost(PATIENCE).until(() -> mail.inbox(CLAIRE).size() == 1);
        var acknowledgement = mail.inbox(CLAIRE).getFirst();
        assertThat(acknowledgement.inReplyTo()).isEqualTo(sent);
        assertThat(acknowledgement.references()).contains(sent);
        assertThat(acknowledgement.from()).contains(SUPPORT);
        assertThat(acknowledgement.subject()).contains("#" + number).doesNotContain("argent");
        assertThat(acknowledgement.autoSubmitted()).isEqualTo("auto-replied");
    }

    private void promised(String id) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(states(id))
                .containsEntry("FIRST_RESPONSE", "RUNNING").containsEntry("RESOLUTION", "RUNNING"));
    }

    private Mail.Received answeredInTheBrowser(JsonPath ticket, String subject, String sent) {
        try (var browser = new Browser()) {
            var desk = new AgentDesk(browser.page(Locale.FRANCE), guichet.url());
            desk.signIn(login(ticket));
            desk.photograph("queue");
            desk.open(subject);
            desk.seesPromiseAndArticle("rembours");
            desk.photograph("ticket");
            desk.reply("Bonjour Claire, votre remboursement est en route.");
            desk.photograph("answered");
            assertThat(desk.readableByScripts()).doesNotContain("eyJ");
            assertThat(desk.errors()).isEmpty();
        }
        await().atMost(PATIENCE).until(() -> mail.inbox(CLAIRE).size() == 2);
        var answer = mail.inbox(CLAIRE).getLast();
        assertThat(answer.from()).contains(SUPPORT);
        assertThat(answer.text()).contains("votre remboursement est en route");
        assertThat(answer.inReplyTo()).isEqualTo(sent);
        assertThat(answer.references()).contains(sent);
        assertThat(answer.messageId()).startsWith("<").endsWith("@fr.guichet.example>");
        assertThat(answer.replyTo()).startsWith("support+").endsWith("@fr.guichet.example");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(states(ticket.getString("id")))
                .containsEntry("FIRST_RESPONSE", "MET"));
        return answer;
    }

    private void reopenedByMail(String id, Mail.Received answer) {
        var _ = mail.reply(answer, CLAIRE, "Merci, mais quand exactement ?");

        await().atMost(PATIENCE).untilAsserted(() -> guichet.as("alice").get("/tickets/" + id).then()
                .body("status", equalTo("REOPENED")));
        var messages = guichet.as("alice").get("/tickets/" + id + "/messages").then().extract().jsonPath();
        assertThat(messages.getList("items.text", String.class)).hasSize(3)
                .last().asString().contains("quand exactement");
    }

    private void closedInTheBrowser(JsonPath ticket, String subject) {
        try (var browser = new Browser()) {
            var desk = new AgentDesk(browser.page(Locale.FRANCE), guichet.url());
            desk.signIn(login(ticket));
            desk.open(subject);
            desk.reply("Sous trois jours ouvrés.");
            desk.close();
            desk.photograph("closed");
            assertThat(desk.errors()).isEmpty();
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(states(ticket.getString("id")))
                .containsEntry("RESOLUTION", "MET"));
    }

    private void traced(JsonPath ticket) {
        var trace = Trace.of(guichet.kafka(), ticket.getString("id"));
        trace.write(Path.of("target", "trace-" + ticket.getLong("number") + ".md"));

        for (var once : List.of("TicketOpened", "TicketRouted", "AgentAssigned", "AssigneeChanged")) {
            assertThat(trace.count(once)).as(once).isEqualTo(1);
        }
        assertThat(trace.count("MessageAdded")).isEqualTo(4);
        assertThat(trace.count("TargetsSet")).isPositive();
    }

    private Map<String, String> states(String id) {
        var targets = guichet.as("alice").get("/tickets/" + id + "/sla").then().extract().jsonPath();
        return targets.<Map<String, String>>getList("targets").stream().collect(Collectors.toMap(
                target -> String.valueOf(target.get("kind")), target -> String.valueOf(target.get("state"))));
    }

    private String login(JsonPath ticket) {
        var agent = guichet.as("alice").get("/agents/" + ticket.getString("assignee.id")).then().statusCode(200)
                .extract().jsonPath();
        return agent.getString("email").replaceFirst("@.*", "");
    }
}
