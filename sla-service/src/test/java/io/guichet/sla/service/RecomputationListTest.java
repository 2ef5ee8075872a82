package io.guichet.sla.service;

import static io.guichet.sla.service.ServiceLevels.agent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.testing.DirectoryFixtures;
import io.guichet.testing.MovableClock;
import io.quarkus.test.junit.QuarkusTest;

/** Recomputations are found again, until they ended thirty days ago. */
@QuarkusTest
class RecomputationListTest {

    private static final String JOBS = "/api/v1/sla/recomputations";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant BEGUN = Instant.parse("2026-11-02T08:00:00Z");

    @Inject
    MovableClock clock;
    @Inject
    Tables tables;

    @BeforeEach
    void early() {
        clock.set(BEGUN);
    }

    @Test
    void the_newest_come_first_page_by_page() {
        var begun = new ArrayList<String>();
        for (var minute = 0; minute < 3; minute++) {
            clock.set(BEGUN.plus(Duration.ofMinutes(minute)));
            begun.add(ended());
        }

        var listed = pages();

        assertThat(listed).doesNotHaveDuplicates().containsSubsequence(begun.reversed());
    }

    @Test
    void a_list_is_for_administrators_and_its_cursors_are_its_own() {
        agent(DirectoryFixtures.GRACE).get(JOBS).then().statusCode(403);
        agent(DirectoryFixtures.ALICE).get(JOBS + "?cursor=x").then().statusCode(400);
        agent(DirectoryFixtures.ALICE).get(JOBS + "?limit=0").then().statusCode(400);
    }

    @Test
    void one_that_there_is_not_has_no_changes_either() {
        agent(DirectoryFixtures.ALICE).get(JOBS + "/" + UUID.randomUUID()).then().statusCode(404);
        agent(DirectoryFixtures.ALICE).get(JOBS + "/" + UUID.randomUUID() + "/changes").then().statusCode(404);
    }

    @Test
    void what_ended_is_kept_for_thirty_days() {
        var job = ended();
        tables.choose(job, 1);

        clock.set(BEGUN.plus(Duration.ofDays(30)).minusSeconds(1));

        await().atMost(PATIENCE).until(() -> tables.due(clock.instant()) == 0);
        agent(DirectoryFixtures.ALICE).get(JOBS + "/" + job).then().statusCode(200).body("state", equalTo("DONE"));
        assertThat(tables.chosen(job)).isEqualTo(1);
    }

    @Test
    void what_ended_thirty_days_ago_is_removed_with_all_that_it_chose_however_much() {
        var job = ended();
        tables.choose(job, 4_500);

        clock.set(BEGUN.plus(Duration.ofDays(30)));

        await().atMost(PATIENCE).until(() -> tables.chosen(job) == 0);
        agent(DirectoryFixtures.ALICE).get(JOBS + "/" + job).then().statusCode(404);
        assertThat(pages()).doesNotContain(job);
    }

    /** One of no tickets, which has nothing more to do. */
    private String ended() {
        String job = agent(DirectoryFixtures.ALICE).body("{\"department\": \"nowhere\", \"reason\": \"list\"}")
                .post(JOBS).then().statusCode(202).extract().path("id");
        // Its first step finds no tickets, and plans its removal.
        await().atMost(PATIENCE).until(() -> tables.overdue(UUID.fromString(job), clock.instant()) == 0
                && tables.overdue(UUID.fromString(job), clock.instant().plus(Duration.ofDays(30))) == 1);
        return job;
    }

    private static List<String> pages() {
        var ids = new ArrayList<String>();
        var next = Optional.of("");
        while (next.isPresent()) {
            var page = agent(DirectoryFixtures.ALICE).get(JOBS + "?limit=2" + next.get()).then().statusCode(200)
                    .extract();
            ids.addAll(page.<List<String>>path("items.id"));
            next = Optional.ofNullable(page.<String>path("next")).map(cursor -> "&cursor=" + cursor);
        }
        return ids;
    }
}
