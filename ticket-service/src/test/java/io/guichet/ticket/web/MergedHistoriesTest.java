package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asCustomer;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.ticket;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.guichet.reliable.Ids;
import io.guichet.testing.DirectoryFixtures;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Random histories of four tickets of two customers, which become one another and part again, chains included; beside each
 * runs a model of what it would be if it had never been merged, which it is once all have parted.
 */
@QuarkusTest
class MergedHistoriesTest {

    private static final Set<String> TO_DO = Set.of("NEW", "OPEN", "REOPENED");

    @Inject
    Ids ids;

    /** A ticket, and what it would be by itself. */
    private static final class Model {

        final String id;
        final String customer;
        final List<String> said = new ArrayList<>();
        String status = "NEW";
        @Nullable
        String waitingSince;
        @Nullable
        String assignee;
        @Nullable
        Model target;

        Model(String customer) {
            this.customer = customer;
            id = open(Map.of("contact", Map.of("email", customer), "text", "m0"));
            said.add("m0");
            waitingSince = ticket(id).path("waitingSince");
        }

        Model root() {
            return target == null ? this : target.root();
        }

        void hear(String text, String at) {
            said.add(text);
            if (waitingSince == null) {
                waitingSince = at;
            }
            if (status.equals("ANSWERED") || status.equals("PENDING")) {
                status = "REOPENED";
            }
        }

        void answer(String text, String next) {
            said.add(text);
            status = next;
            waitingSince = null;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24})
    void what_has_parted_is_as_if_it_had_never_been_merged(long seed) {
        var random = new Random(seed);
        var tag = ids.next();
        var all = new ArrayList<Model>();
        for (var number = 0; number < 4; number++) {
            all.add(new Model("c" + number / 2 + tag + "@client.example"));
        }
        for (var step = 1; step <= 24; step++) {
            carryOut(random.nextInt(8), all, random, "m" + step);
        }

        while (all.stream().anyMatch(one -> one.target != null)) {
            part(all.get(random.nextInt(4)));
        }

        for (var one : all) {
            var shown = ticket(one.id).jsonPath();
            assertThat(shown.getString("status")).as("status of %s", all.indexOf(one)).isEqualTo(one.status);
            assertThat(shown.getString("waitingSince")).as("waiting of %s", all.indexOf(one))
                    .isEqualTo(one.waitingSince);
            assertThat(shown.getString("assignee.id")).isEqualTo(one.assignee);
            assertThat(texts(one.id)).as("messages of %s", all.indexOf(one)).isEqualTo(one.said);
        }
    }

    private static void carryOut(int verb, List<Model> all, Random random, String text) {
        var one = all.get(random.nextInt(4));
        switch (verb) {
            case 0, 1 -> writes(one, text);
            case 2 -> answers(one, text, "ANSWERED", Map.of("text", text));
            case 3 -> answers(one, text, "PENDING", Map.of("text", text, "then", "PENDING"));
            case 4 -> assign(one, random.nextBoolean()
                    ? DirectoryFixtures.BRUNO.toString()
                    : DirectoryFixtures.CHLOE.toString());
            case 5, 6 -> merge(one, all.get(random.nextInt(4)), all);
            default -> part(one);
        }
    }

    private static void writes(Model one, String text) {
        String at = write(asCustomer(one.customer), one.id, Map.of("text", text)).then().log().ifValidationFails()
                .statusCode(201).extract().path("createdAt");
        one.hear(text, at);
    }

    private static void answers(Model one, String text, String next, Map<String, Object> message) {
        write(asBruno(), one.id, message).then().statusCode(one.target == null ? 201 : 409);
        if (one.target == null) {
            one.answer(text, next);
        }
    }

    private static void assign(Model one, String agent) {
        asBruno().body(Map.of("id", agent)).put(TICKETS + "/" + one.id + "/assignee").then()
                .statusCode(one.target == null ? 200 : 409);
        if (one.target == null) {
            one.assignee = agent;
        }
    }

    /** Whoever waits in what is merged is seen by those who look for work; the messages of all are shown. */
    private static void merge(Model source, Model target, List<Model> all) {
        var may = source != target && source.target == null && target.target == null;
        boolean waits = ticket(source.id).path("waitingSince") != null;
        asBruno().body(Map.of("tickets", List.of(source.id), "inCopy", true)).post(TICKETS + "/" + target.id + "/merge")
                .then().statusCode(may ? 200 : 409);
        if (may) {
            source.target = target;
            var shown = ticket(target.id).jsonPath();
            assertThat(!waits || TO_DO.contains(shown.getString("status")) && shown.get("waitingSince") != null)
                    .as("somebody looks after who waits").isTrue();
            assertThat(texts(target.id)).containsExactlyInAnyOrderElementsOf(
                    all.stream().filter(one -> one.root() == target).flatMap(one -> one.said.stream()).toList());
        }
    }

    private static void part(Model one) {
        asBruno().delete(TICKETS + "/" + one.id + "/merge").then().statusCode(one.target == null ? 409 : 200);
        one.target = null;
    }

    private static List<String> texts(String ticket) {
        return asBruno().get(TICKETS + "/" + ticket + "/messages?limit=200").path("items.text");
    }
}
