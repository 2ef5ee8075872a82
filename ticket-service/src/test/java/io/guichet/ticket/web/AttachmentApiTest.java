package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asCustomer;
import static io.guichet.ticket.Api.asShop;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.ticket.Api;
import io.guichet.ticket.ShiftedClock;
import io.guichet.ticket.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
class AttachmentApiTest {

    private static final String ATTACHMENTS = "/api/v1/attachments";
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

    @Inject
    Wire wire;
    @Inject
    ShiftedClock clock;

    @Test
    void whoever_has_the_link_of_a_mail_reads_its_file_with_the_headers_of_any_other() {
        var ticket = open();
        var content = "what the customer needs".getBytes(StandardCharsets.UTF_8);
        String file = upload(asBruno(), "note.txt", content).path("id");
        write(asBruno(), ticket, Map.of("text", "See the file", "attachments", List.of(file))).then().statusCode(201);
        var link = link(ticket, file);

        var read = RestAssured.given().get(link);

        read.then().statusCode(200);
        assertThat(read.asByteArray()).isEqualTo(content);
        var usual = asBruno().get(ATTACHMENTS + "/" + file);
        for (var name : List.of("Content-Type", "Content-Disposition", "X-Content-Type-Options",
                "Content-Security-Policy", "ETag", "Repr-Digest", "Cache-Control", "Content-Length")) {
            assertThat(read.header(name)).as(name).isNotNull().isEqualTo(usual.header(name));
        }
        RestAssured.given().get(link.substring(0, link.length() - 1) + (link.endsWith("A") ? "Q" : "A")).then()
                .statusCode(404);
        RestAssured.given().get(ATTACHMENTS + "/" + file).then().statusCode(401);
    }

    private String link(String ticket, String file) {
        var told = wire.await(ticket, event -> event instanceof MessageAdded added && added.particulars() != null)
                .stream().filter(MessageAdded.class::isInstance).map(MessageAdded.class::cast)
                .map(MessageAdded::particulars).filter(Objects::nonNull).findFirst().orElseThrow();
        var links = told.links();
        return Objects.requireNonNull(Objects.requireNonNull(links).get(file));
    }

    @Test
    void a_file_of_many_pieces_comes_back_as_it_was() throws NoSuchAlgorithmException {
        var content = new byte[5_000_000];
        new Random(1).nextBytes(content);
        var sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));

        var uploaded = upload(asBruno(), "données 1.bin", content);

        uploaded.then().log().ifValidationFails().statusCode(201).body("size", equalTo(content.length))
                .body("sha256", equalTo(sha256)).body("contentType", equalTo("application/octet-stream"));
        var downloaded = asBruno().get(uploaded.header("Location"));
        downloaded.then().statusCode(200)
                .header("Content-Length", Integer.toString(content.length))
                .header("Content-Disposition", "attachment; filename*=UTF-8''donn%C3%A9es%201.bin")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("ETag", "\"" + sha256 + "\"");
        assertThat(downloaded.asByteArray()).isEqualTo(content);
    }

    @Test
    void a_message_names_its_files_and_tells_of_them() {
        var ticket = open();
        String file = upload(asBruno(), "card.txt", PNG).path("id");

        var written = write(asBruno(), ticket, Map.of("html", "<p>See <img src=\"cid:card\"></p>", "attachments",
                List.of(file)));

        written.then().log().ifValidationFails().statusCode(201).body("attachments", hasSize(1))
                .body("attachments[0].contentType", equalTo("image/png"))
                .body("attachments[0].filename", equalTo("card.txt"));
        asCustomer(Api.CLAIRE).get(TICKETS + "/" + ticket + "/messages").then()
                .body("items[1].attachments[0].id", equalTo(file));
        asCustomer(Api.CLAIRE).get(ATTACHMENTS + "/" + file).then().statusCode(200)
                .contentType("image/png");
        var told = wire.await(ticket, event -> event instanceof MessageAdded added && !added.opening()).stream()
                .filter(event -> event instanceof MessageAdded added && !added.opening())
                .map(MessageAdded.class::cast).findFirst().orElseThrow();
        assertThat(Objects.requireNonNull(told.particulars()).attachments()).singleElement()
                .satisfies(one -> assertThat(one.size()).isEqualTo(PNG.length))
                .satisfies(one -> assertThat(one.id()).hasToString(file));
        assertThat(Objects.requireNonNull(told.particulars()).html()).contains("<p>See <img src=\"cid:card\"");
    }

    @Test
    void the_file_of_a_note_is_for_colleagues() {
        var ticket = open();
        String file = upload(asBruno(), "fraud.png", PNG).path("id");
        write(asBruno(), ticket, Map.of("kind", "NOTE", "text", "Look.", "attachments", List.of(file))).then()
                .statusCode(201);

        asCustomer(Api.CLAIRE).get(ATTACHMENTS + "/" + file).then().statusCode(404);
        Api.as(DirectoryFixtures.token(DirectoryFixtures.CHLOE)).get(ATTACHMENTS + "/" + file).then().statusCode(200);
        Api.as(DirectoryFixtures.token(DirectoryFixtures.DANIEL)).get(ATTACHMENTS + "/" + file).then()
                .statusCode(404);
    }

    @Test
    void a_file_is_attached_once_by_whoever_uploaded_it() {
        var ticket = open();
        String file = upload(asBruno(), "card.png", PNG).path("id");
        var message = Map.<String, Object>of("text", "See.", "attachments", List.of(file));

        write(asShop(), ticket, message).then().statusCode(422);
        Api.as(DirectoryFixtures.token(DirectoryFixtures.CHLOE)).get(ATTACHMENTS + "/" + file).then().statusCode(404);
        write(asBruno(), ticket, message).then().statusCode(201);
        String other = upload(asBruno(), "card.png", PNG).path("id");
        write(asBruno(), ticket, Map.of("text", "See.", "attachments", List.of(other, file))).then().statusCode(422)
                .body("errors.pointer", equalTo(List.of("/attachments/1")));
    }

    @Test
    void a_forward_passes_on_the_files_of_its_ticket_and_no_others() {
        var ticket = open();
        String file = upload(asBruno(), "card.png", PNG).path("id");
        write(asBruno(), ticket, Map.of("text", "See.", "attachments", List.of(file))).then().statusCode(201);
        var forward = Map.<String, Object>of("kind", "FORWARD", "text", "Is it blocked?", "to",
                List.of("bank@partner.example"), "attachments", List.of(file));

        write(asAdministrator(), ticket, forward).then().log().ifValidationFails().statusCode(201)
                .body("attachments.id", equalTo(List.of(file)));

        write(asAdministrator(), open(), forward).then().statusCode(422);
        write(asAdministrator(), ticket, Map.of("text", "See again.", "attachments", List.of(file))).then()
                .statusCode(422);
    }

    @Test
    void a_request_comes_with_its_files() {
        String file = upload(asShop(), "screen.png", PNG).path("id");

        var ticket = open(Map.of("attachments", List.of(file)));

        asBruno().get(TICKETS + "/" + ticket + "/messages").then()
                .body("items[0].attachments[0].id", equalTo(file));
        asBruno().get(ATTACHMENTS + "/" + file).then().statusCode(200);
    }

    @Test
    void what_is_too_large_or_a_program_is_refused() {
        upload(asBruno(), "large.bin", new byte[26_214_401]).then().statusCode(413)
                .body("type", equalTo("urn:guichet:problem:too-large"));
        upload(asBruno(), "holiday.jpg", new byte[]{'M', 'Z', 0, 0}).then().statusCode(422);
        asBruno().contentType("application/octet-stream").body(PNG).post(ATTACHMENTS).then().statusCode(400);
    }

    @Test
    void what_goes_with_no_message_is_forgotten_after_a_day() {
        var ticket = open();
        String orphan = upload(asBruno(), "orphan.png", PNG).path("id");
        String kept = upload(asBruno(), "kept.png", PNG).path("id");
        write(asBruno(), ticket, Map.of("text", "See.", "attachments", List.of(kept))).then().statusCode(201);

        clock.later(Duration.ofHours(25), () -> await().atMost(Duration.ofSeconds(30)).untilAsserted(
                () -> asBruno().get(ATTACHMENTS + "/" + orphan).then().statusCode(404)));

        asBruno().get(ATTACHMENTS + "/" + kept).then().statusCode(200);
    }

    private static Response upload(RequestSpecification caller, String name, byte[] content) {
        return caller.contentType("application/octet-stream").queryParam("filename", name).body(content)
                .post(ATTACHMENTS);
    }
}
