package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asCustomer;
import static io.guichet.ticket.Api.awaitTicket;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.ticket;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.guichet.reliable.Ids;
import io.guichet.ticket.ShiftedClock;
import io.quarkus.test.junit.QuarkusTest;

/** One person with two addresses, whichever they sign in with. */
@QuarkusTest
class MergedContactsTest {

    @Inject
    Ids ids;
    @Inject
    AgroalDataSource database;
    @Inject
    ShiftedClock clock;

    private String work = "";
    private String home = "";
    private String fromWork = "";
    private String fromHome = "";
    private String strangers = "";

    @BeforeEach
    void twoContactsAreMerged() {
        var domain = "d" + ids.next().toString().replace("-", "") + ".example";
        work = "zoe@" + domain;
        home = "zoe.home@" + domain;
        fromWork = open(Map.of("contact", Map.of("email", work)));
        fromHome = open(Map.of("contact", Map.of("email", home), "subject", "Lost parcel"));
        strangers = open(Map.of("contact", Map.of("email", "yves@" + domain)));
        merge(contact(fromHome), contact(fromWork));
    }

    @Test
    void either_address_shows_the_tickets_of_both_and_no_others() {
        awaitTicket(fromHome, "contact.id", equalTo(contact(fromWork)));

        for (var address : List.of(work, home)) {
            asCustomer(address).get(TICKETS).then().statusCode(200)
                    .body("items.id", containsInAnyOrder(fromWork, fromHome));
            asCustomer(address).get(TICKETS + "/" + fromWork).then().statusCode(200);
            asCustomer(address).get(TICKETS + "/" + fromHome + "/messages").then().statusCode(200);
            asCustomer(address).get(TICKETS + "/" + strangers).then().statusCode(404);
            await().untilAsserted(() -> asCustomer(address).urlEncodingEnabled(false)
                    .get(TICKETS + ":search?q=parcel").then().statusCode(200).body("items.id", hasItem(fromHome)));
        }
        asCustomer("yves@" + work.substring(4)).get(TICKETS).then().body("items.id", equalTo(List.of(strangers)));
    }

    @Test
    void what_they_write_from_the_other_address_is_theirs_and_reopens() {
        awaitTicket(fromHome, "contact.id", equalTo(contact(fromWork)));
        write(asBruno(), fromWork, Map.of("text", "Try again.")).then().statusCode(201);

        write(asCustomer(home), fromWork, Map.of("text", "It is refused still.")).then().statusCode(201);

        ticket(fromWork).then().body("status", equalTo("REOPENED"));
        var author = asAdministrator().get(TICKETS + "/" + fromWork + "/messages").jsonPath();
        assertThat(author.getString("items[-1].author.id")).isEqualTo(contact(fromWork));
    }

    @Test
    void the_tickets_of_both_are_seen_also_before_they_have_been_moved() {
        asCustomer(home).get(TICKETS + "/" + fromHome).then().statusCode(200);
        asCustomer(work).get(TICKETS + "/" + fromHome).then().statusCode(200);
    }

    @Test
    void whoever_is_merged_twice_in_a_row_is_the_last_with_all_their_tickets() {
        var first = "zoe.first" + work.substring(3);
        var all = IntStream.range(0, 45).mapToObj(number -> open(Map.of("contact", Map.of("email", first)))).toList();
        var kept = contact(fromWork);
        var last = contact(strangers);

        merge(contact(all.getFirst()), kept);
        merge(kept, last);

        for (var ticket : Stream.concat(all.stream(), Stream.of(fromWork, fromHome)).toList()) {
            awaitTicket(ticket, "contact.id", equalTo(last));
        }
    }

    @Test
    void a_ticket_that_was_opened_while_its_customer_was_merged_is_moved_as_well() throws SQLException {
        var kept = contact(fromWork);
        awaitTicket(fromHome, "contact.id", equalTo(kept));
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.executeUpdate("update ticket set requester_id = (select id from contact where email = '" + home
                    + "') where id = '" + fromHome + "'");
        }

        clock.later(Duration.ofSeconds(70), () -> awaitTicket(fromHome, "contact.id", equalTo(kept)));
    }

    @Test
    void somebody_whom_nobody_knows_sees_nothing() {
        asCustomer("nobody@" + work.substring(4)).get(TICKETS).then().statusCode(200).body("items", empty());
    }

    private static void merge(String source, String target) {
        asBruno().urlEncodingEnabled(false).body(Map.of("source", source))
                .post("/api/v1/contacts/" + target + ":merge").then().statusCode(200);
    }

    private static String contact(String ticket) {
        return ticket(ticket).path("contact.id");
    }
}
