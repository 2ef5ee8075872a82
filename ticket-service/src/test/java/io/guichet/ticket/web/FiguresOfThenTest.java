package io.guichet.ticket.web;

import static io.guichet.ticket.Api.CLAIRE;
import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asCustomer;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.guichet.reliable.Ids;
import io.guichet.ticket.Api;
import io.quarkus.test.junit.QuarkusTest;

/** Figures say what held when it happened, whatever became of the ticket since. */
@QuarkusTest
class FiguresOfThenTest {

    private static final List<String> OVER = List.of("RESOLVED", "CLOSED");
    private static final List<String> GROUPS = List.of("billing-fr", "technical-fr", "billing-en", "technical-en");
    private static final List<String> FIGURES = List.of("opened", "solved", "reopened", "answered", "backlog");

    @Inject
    Ids ids;

    private String mark = "";

    @BeforeEach
    void ownMark() {
        mark = "m" + ids.next().toString().replace("-", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"group", "department"})
    void figures_agree_with_a_recount_after_moves_between_groups_and_departments(String by) {
        var random = new Random(by.hashCode());
        var begin = Instant.now();
        var before = figures(by, begin.minusSeconds(1), begin);
        var tickets = new ArrayList<String>();
        for (var count = 0; count < 5; count++) {
            tickets.add(open());
        }
        for (var act = 0; act < 70; act++) {
            move(tickets.get(random.nextInt(tickets.size())), random.nextInt(7), random);
        }

        var counted = figures(by, begin, Instant.now().plusSeconds(1));
        var recount = new Recount(by);
        tickets.forEach(recount::add);

        // What others left open is in every backlog.
        before.forEach(
                (key, figures) -> counted.computeIfPresent(key, (same, all) -> less(all, figures.get("backlog"))));
        assertThat(counted.keySet()).containsAll(recount.figures.keySet());
        counted.forEach((key, figures) -> assertThat(figures).as(key)
                .isEqualTo(recount.figures.getOrDefault(key, nothing())));
    }

    @Test
    void a_copy_of_an_answer_is_no_first_answer_of_the_ticket_that_was_split_off() {
        var source = open(Map.of("category", mark));
        String asked = write(asCustomer(CLAIRE), source, Map.of("text", "And my invoice?")).path("id");
        String answered = write(asAdministrator(), source, Map.of("text", "Try again.")).path("id");

        String split = asAdministrator().body(Map.of("messages", List.of(asked, answered), "subject", "Invoice"))
                .post(TICKETS + "/" + source + "/split").then().statusCode(201).extract().path("id");
        // Another subject: whoever splits says of which category.
        asAdministrator().header("If-Match", "*").body(Map.of("category", mark)).patch(TICKETS + "/" + split).then()
                .statusCode(200);
        var copied = ofMark();
        write(asAdministrator(), split, Map.of("text", "Here it is.")).then().statusCode(201);

        assertThat(copied.get("answered")).isEqualTo(1);
        assertThat(ofMark().get("answered")).isEqualTo(2);
        assertThat(((Number) Objects.requireNonNull(ofMark().get("firstAnswerMedian"))).longValue()).isNotNegative();
    }

    @Test
    void what_was_solved_and_then_deleted_stays_in_the_figures_and_spam_does_not() {
        var deleted = open(Map.of("category", mark));
        var spam = open(Map.of("category", mark));
        asAdministrator().header("If-Match", "*").body(Map.of("status", "RESOLVED")).patch(TICKETS + "/" + deleted)
                .then().statusCode(200);
        asAdministrator().body(Map.of("spam", false)).put(TICKETS + "/" + deleted + "/trash").then().statusCode(200);
        asAdministrator().body(Map.of("spam", true)).put(TICKETS + "/" + spam + "/trash").then().statusCode(200);

        var figures = ofMark();

        assertThat(List.of(figures.get("opened"), figures.get("solved"), figures.get("reopened"),
                figures.get("backlog"))).isEqualTo(List.of(1, 1, 0, 0));
    }

    @Test
    void a_day_without_anything_has_the_backlog_of_the_day_before() {
        var _ = open();
        var days = figures("day", Instant.now().minusSeconds(3 * 86_400), Instant.now().plusSeconds(86_400)).values()
                .stream().map(figures -> (int) Objects.requireNonNull(figures.get("backlog"))).toList();

        assertThat(days).hasSizeBetween(4, 5);
        assertThat(days.getLast()).isPositive().isEqualTo(days.get(days.size() - 2));
    }

    @Test
    void each_day_has_the_time_that_lies_within_it() {
        var line = """
                {"externalId": "a", "subject": "Old", "text": "Old", "email": "old@client.example", "department":\
                 "support-fr", "status": "RESOLVED", "createdAt": "1999-05-07T18:00:00Z", "resolvedAt":\
                 "1999-05-10T06:00:00Z"}""";
        Jobs.done(Api::asAdministrator, Jobs.imported(Api::asAdministrator, "TICKETS", mark, "ndjson", line))
                .body("done", equalTo(1));

        var days = all("day", Instant.parse("1999-05-06T12:00:00Z"), Instant.parse("1999-05-12T06:00:00Z"));

        var seconds = new TreeMap<String, @Nullable Object>();
        days.forEach((day, figures) -> seconds.put(day, figures.get("seconds")));
        assertThat(seconds).isEqualTo(Map.of("1999-05-06", Map.of(), "1999-05-07", Map.of("NEW", 21_600),
                "1999-05-08", Map.of("NEW", 86_400), "1999-05-09", Map.of("NEW", 86_400), "1999-05-10",
                Map.of("NEW", 21_600, "RESOLVED", 64_800), "1999-05-11", Map.of("RESOLVED", 86_400), "1999-05-12",
                Map.of("RESOLVED", 21_600)));
        assertThat(Objects.requireNonNull(all("day", Instant.parse("1999-05-08T12:00:00Z"),
                Instant.parse("1999-05-08T18:00:00Z")).get("1999-05-08")).get("seconds"))
                .isEqualTo(Map.of("NEW", 21_600));
    }

    @Test
    void what_was_solved_and_closed_elsewhere_was_so_from_then_on() {
        var line = """
                {"externalId": "a", "subject": "Old", "text": "Old", "email": "old@client.example", "department":\
                 "support-fr", "category": "%s", "status": "CLOSED", "createdAt": "1997-05-07T18:00:00Z",\
                 "resolvedAt": "1997-05-08T06:00:00Z", "closedAt": "1997-05-09T06:00:00Z"}""".formatted(mark);
        Jobs.done(Api::asAdministrator, Jobs.imported(Api::asAdministrator, "TICKETS", mark, "ndjson", line))
                .body("done", equalTo(1));

        var figures = Objects.requireNonNull(all("category", Instant.parse("1997-05-01T00:00:00Z"),
                Instant.parse("1997-06-01T00:00:00Z")).get(mark));

        assertThat(figures.get("solved")).isEqualTo(1);
        assertThat(figures.get("seconds")).isEqualTo(Map.of("NEW", 43_200, "RESOLVED", 86_400));
    }

    @Test
    void a_category_is_no_formula_of_a_spreadsheet() {
        var _ = open(Map.of("category", "=1+1\n" + mark + "\",\""));

        asAdministrator().get(TICKETS + "/stats/table.csv?by=category").then().statusCode(200)
                .body(containsString("\n\"'=1+1\n" + mark + "\"\",\"\"\",1,0,0,0,,1,"));
    }

    private static void move(String ticket, int act, Random random) {
        var request = asAdministrator();
        var response = switch (act) {
            case 0 -> write(request, ticket, Map.of("text", "Answer"));
            case 1 -> write(asCustomer(CLAIRE), ticket, Map.of("text", "Once more"));
            case 2 -> request.header("If-Match", "*").body(Map.of("status", "RESOLVED")).patch(TICKETS + "/" + ticket);
            case 3 -> request.put(TICKETS + "/" + ticket + "/closure");
            case 4 -> request.delete(TICKETS + "/" + ticket + "/closure");
            default -> request.body(Map.of("group", GROUPS.get(random.nextInt(GROUPS.size()))))
                    .put(TICKETS + "/" + ticket + "/group");
        };
        assertThat(response.statusCode()).isIn(200, 201, 409, 422);
    }

    private Map<String, ? extends @Nullable Object> ofMark() {
        return Objects.requireNonNull(all("category", Instant.now().minusSeconds(3600), Instant.now().plusSeconds(1))
                .get(mark));
    }

    private static Map<String, Map<String, Object>> figures(String by, Instant from, Instant to) {
        var figures = all(by, from, to);
        figures.replaceAll((key, known) -> {
            var some = new HashMap<>(known);
            some.keySet().retainAll(FIGURES);
            return some;
        });
        return figures;
    }

    private static Map<String, Map<String, Object>> all(String by, Instant from, Instant to) {
        List<Map<String, Object>> items = asAdministrator().get(TICKETS + "/stats?by=" + by + "&from=" + from + "&to="
                + to).then().log().ifValidationFails().statusCode(200).extract().path("items");
        var figures = new TreeMap<String, Map<String, Object>>();
        items.forEach(item -> figures.put(String.valueOf(item.get("key")), item));
        return figures;
    }

    private static Map<String, Object> less(Map<String, Object> figures, @Nullable Object backlog) {
        figures.merge("backlog", Objects.requireNonNull(backlog), (now, then) -> (int) now - (int) then);
        return figures;
    }

    private static Map<String, Object> nothing() {
        var nothing = new HashMap<String, Object>();
        FIGURES.forEach(figure -> nothing.put(figure, 0));
        return nothing;
    }

    /** What timelines and conversations say, entry by entry. */
    private static final class Recount {

        private final String by;
        private final Map<String, Map<String, Object>> figures = new HashMap<>();

        Recount(String by) {
            this.by = by;
        }

        void add(String ticket) {
            var status = "";
            var key = "";
            var first = "";
            var answered = false;
            var answers = answers(ticket);
            for (var entry : timeline(ticket)) {
                var after = (Map<?, ?>) Objects.requireNonNull(entry.get("after"));
                key = after.containsKey(by) ? String.valueOf(after.get(by) == null ? "" : after.get(by)) : key;
                first = first.isEmpty() ? key : first;
                var next = after.get("status") == null ? status : String.valueOf(after.get("status"));
                if (!status.isEmpty()) {
                    count("solved", key, !OVER.contains(status) && OVER.contains(next));
                    count("reopened", key, OVER.contains(status) && !OVER.contains(next));
                }
                if (!answered && answers.contains(String.valueOf(entry.get("at")))
                        && "MessageAdded".equals(entry.get("kind"))) {
                    count("answered", key, true);
                    answered = true;
                }
                status = next;
            }
            count("opened", first, true);
            count("backlog", key, !OVER.contains(status));
        }

        private void count(String figure, String key, boolean counts) {
            if (counts) {
                figures.computeIfAbsent(key, one -> nothing()).merge(figure, 1, (a, b) -> (int) a + (int) b);
            }
        }

        private static List<Map<String, Object>> timeline(String ticket) {
            return asAdministrator().get(TICKETS + "/" + ticket + "/timeline?limit=200").path("items");
        }

        private static List<String> answers(String ticket) {
            return asAdministrator().get(TICKETS + "/" + ticket + "/messages?limit=200").jsonPath()
                    .getList("items.findAll { it.kind == 'REPLY' && it.author.kind == 'AGENT' }.createdAt");
        }
    }
}
