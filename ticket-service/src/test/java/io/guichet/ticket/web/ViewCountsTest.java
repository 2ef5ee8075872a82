package io.guichet.ticket.web;

import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.guichet.reliable.Ids;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.ticket.ShiftedClock;
import io.quarkus.test.junit.QuarkusTest;

/** One view that cannot be counted in time takes nothing from the others. */
@QuarkusTest
class ViewCountsTest {

    private static final String VIEWS = "/api/v1/views";

    @Inject
    Ids ids;
    @Inject
    AgroalDataSource database;
    @Inject
    ShiftedClock clock;

    private String mark = "";

    @BeforeEach
    void ownMark() {
        mark = "m" + ids.next().toString().replace("-", "");
    }

    @Test
    void a_view_that_takes_too_long_is_not_counted_and_not_tried_again_for_a_while() throws SQLException {
        var ticket = open(Map.of("tags", List.of(mark)));
        write(asAdministrator(), ticket, Map.of("kind", "NOTE", "text", "@Bruno?", "mentions",
                List.of(DirectoryFixtures.BRUNO))).then().statusCode(201);
        var tagged = save(Map.of("field", "tags", "operator", "contains", "value", mark));
        var active = save(Map.of("and", List.of(Map.of("field", "tags", "operator", "contains", "value", mark),
                Map.of("not", Map.of("field", "status", "operator", "in", "value", List.of("RESOLVED", "CLOSED"))))));
        var mentioned = save(Map.of("and", List.of(Map.of("field", "tags", "operator", "contains", "value", mark),
                Map.of("field", "mentioned", "operator", "is", "value", "me"))));
        var all = List.of(tagged, mentioned, active);

        List<Integer> locked;
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("lock table mention in access exclusive mode");
            }
            locked = counts(all);
            connection.rollback();
        }

        assertThat(locked).containsExactly(1, null, 1);
        assertThat(counts(all)).containsExactly(1, null, 1);
        clock.later(Duration.ofMinutes(6), () -> assertThat(counts(all)).containsExactly(1, 1, 1));
    }

    private static List<Integer> counts(List<String> views) {
        var found = asBruno().get(VIEWS + "/counts?view=" + String.join("&view=", views)).then().statusCode(200)
                .extract()
                .jsonPath();
        return views.stream().map(view -> found.<Integer>get("items.find { it.view == '" + view + "' }.count"))
                .collect(Collectors.toList());
    }

    private static String save(Map<String, Object> filter) {
        return asBruno().body(Map.of("name", "View", "filter", filter)).post(VIEWS).then().log().ifValidationFails()
                .statusCode(201).extract().path("id");
    }
}
