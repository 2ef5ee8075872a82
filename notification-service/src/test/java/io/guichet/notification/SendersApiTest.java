package io.guichet.notification;

import static io.guichet.notification.TicketFixtures.ticket;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.DirectoryEvent.Department;
import io.guichet.events.DirectoryEvent.DepartmentChanged;
import io.guichet.testing.DirectoryFixtures;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
class SendersApiTest extends ServiceTest {

    private static final Pattern TOKEN = Pattern.compile("token=([\\w.-]+)");

    private final SmtpFront front = SmtpFront.shared();
    private final String department = "dep-" + UUID.randomUUID().toString().substring(0, 8);
    private final String support = "help@" + department + ".company.example";

    @BeforeEach
    void aDepartmentWhoseAddressNobodyVouchesFor() {
        wire.publish(new DepartmentChanged(new Department(department, "Help", "en", support, null, Map.of()), 1));
        await().atMost(PATIENCE).until(() -> directory.department(department).isPresent());
    }

    @Test
    void mails_come_from_the_department_once_its_address_is_confirmed() throws Exception {
        acknowledge("Help <guichet@mail.example>");
        post("senders:ask", Map.of("address", support)).then().statusCode(202).body("state", equalTo("ASKED"))
                .body("usedInstead", equalTo("guichet@mail.example"));
        var token = token(Mailboxes.await(1, support).getFirst());
        post("senders:confirm", Map.of("token", token + "x")).then().statusCode(409);

        post("senders:confirm", Map.of("token", token)).then().statusCode(200).body("state", equalTo("CONFIRMED"))
                .body("usedInstead", nullValue());

        acknowledge("Help <" + support + ">");
    }

    @Test
    void an_address_is_asked_for_seldom_and_only_if_it_is_a_departments() {
        post("senders:ask", Map.of("address", support)).then().statusCode(202);
        post("senders:ask", Map.of("address", support)).then().statusCode(409)
                .body("detail", containsString("has just been sent"));
        post("senders:ask", Map.of("address", "victim@elsewhere.example")).then().statusCode(404);
    }

    @Test
    void administrators_see_every_departments_address() {
        as(DirectoryFixtures.ALICE).get("/api/v1/senders").then().statusCode(200)
                .body("items.find { it.address == 'support@fr.guichet.example' }.state", equalTo("CONFIGURED"))
                .body("items.find { it.address == '" + support + "' }.state", equalTo("UNPROVEN"));
        as(DirectoryFixtures.BRUNO).get("/api/v1/senders").then().statusCode(403);
    }

    @Test
    void what_went_wrong_is_forgotten_once_the_link_is_on_its_way() {
        front.answer(support, "451 4.7.1 try again later");
        post("senders:ask", Map.of("address", support)).then().statusCode(202);
        await().atMost(PATIENCE).until(() -> rows("select last_error from sender where address = ?", support)
                .toString().contains("451"));
        front.forget(support);

        assertThat(rows("update due_work set run_at = now() where subject = ? returning subject", support)).hasSize(1);

        await().atMost(PATIENCE).until(() -> rows("select address from sender where address = ? and last_error is null",
                support).size() == 1);
        assertThat(Mailboxes.await(1, support)).hasSize(1);
    }

    @Test
    void what_went_wrong_is_forgotten_once_the_address_is_confirmed() throws Exception {
        post("senders:ask", Map.of("address", support)).then().statusCode(202);
        var token = token(Mailboxes.await(1, support).getFirst());
        await().atMost(PATIENCE).until(() -> rows("select id from due_work where subject = ?", support).isEmpty());
        assertThat(rows("update sender set last_error = '451' where address = ? returning address", support))
                .hasSize(1);

        post("senders:confirm", Map.of("token", token)).then().statusCode(200).body("lastError", nullValue());
    }

    private void acknowledge(String from) throws Exception {
        var ticket = ticket().from(address("claire")).in(department, "en");
        wire.publish(ticket.opened());
        var mail = Mailboxes.await(1, String.valueOf(ticket.email())).getFirst();
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly(from);
        assertThat(mail.getReplyTo()).extracting(Object::toString)
                .containsExactly("support+t0ken@fr.guichet.example");
    }

    private static String token(MimeMessage mail) throws Exception {
        var text = String.valueOf(((Multipart) mail.getContent()).getBodyPart(0).getContent());
        var found = TOKEN.matcher(text);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static Response post(String path, Map<String, String> body) {
        return as(DirectoryFixtures.ALICE).contentType("application/json").body(body).post("/api/v1/" + path);
    }

    private static RequestSpecification as(UUID person) {
        return given().urlEncodingEnabled(false).auth().oauth2(DirectoryFixtures.token(person));
    }
}
