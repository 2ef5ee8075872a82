package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.agroal.api.AgroalDataSource;
import io.guichet.events.AssignmentEvent.AssignmentReleased;
import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.events.TicketEvent;
import io.guichet.events.TicketStatus;
import io.quarkus.test.junit.QuarkusTest;

/** What becomes of the work of somebody who goes away, at the latest within a minute; in these tests, of a second. */
@QuarkusTest
class AbsenceTest {

    @Inject
    Wire wire;
    @Inject
    AgroalDataSource database;

    private final Organisation organisation = new Organisation();

    @Test
    void a_group_may_offer_what_was_not_touched_to_others_first_to_the_deputy() {
        var group = organisation.group("untouched", "ROUND_ROBIN", Map.of("onAbsence", "REOFFER_UNTOUCHED"));
        var ann = organisation.online("Ann", 20, group);
        var touched = given(group);
        var untouched = given(group);
        wire.tell(touched.answeredBy(ann));
        organisation.online(2, 20, group);
        var deputy = organisation.online("Deputy", 20, group);
        organisation.change(ann, "Ann", Map.of("groups", List.of(group), "deputy", deputy));

        organisation.presence(ann, Presence.AWAY);

        var released = awaitReleased(untouched);
        assertThat(released.agent()).isEqualTo(ann);
        wire.tell(untouched.release(released));
        assertThat(wire.awaitAssignedAgain(untouched.id).agent()).isEqualTo(deputy);
        assertThat(wire.all(AssignmentReleased.class, touched.id)).isEmpty();
    }

    @Test
    void a_group_may_offer_all_of_it_or_keep_it() {
        var all = organisation.group("all", "ROUND_ROBIN", Map.of("onAbsence", "REOFFER_ALL"));
        var kept = organisation.group("kept", "ROUND_ROBIN");
        var ann = organisation.online("Ann", 20, all, kept);
        var touched = given(all);
        var keeps = given(kept);
        wire.tell(touched.answeredBy(ann));

        organisation.presence(ann, Presence.OFFLINE);

        assertThat(awaitReleased(touched).reason()).isEqualTo("absent");
        assertThat(wire.all(AssignmentReleased.class, keeps.id)).isEmpty();
    }

    @Test
    void whoever_may_no_longer_work_here_keeps_nothing() {
        var group = organisation.group("left", "ROUND_ROBIN");
        var ann = organisation.online("Ann", 20, group);
        var ticket = given(group);

        Organisation.administrator().put("/api/v1/agents/{id}/disablement", ann).then().statusCode(200);

        assertThat(awaitReleased(ticket).reason()).isEqualTo("disabled");
    }

    @Test
    void somebody_who_is_busy_keeps_their_work_and_gets_no_more() {
        var group = organisation.group("busy", "ROUND_ROBIN", Map.of("onAbsence", "REOFFER_ALL"));
        var ann = organisation.online("Ann", 20, group);
        var ticket = given(group);

        organisation.presence(ann, Presence.BUSY);

        var next = new ATicket(organisation.department).of(group);
        wire.tell(next.open("Encore"));
        wire.awaitQueued(next.id);
        assertThat(wire.all(AssignmentReleased.class, ticket.id)).isEmpty();
    }

    @Test
    void what_a_person_gives_to_somebody_who_is_away_is_offered_like_what_they_had() {
        var group = organisation.group("later", "ROUND_ROBIN", Map.of("onAbsence", "REOFFER_UNTOUCHED"));
        var ann = organisation.online("Ann", 20, group);
        var first = given(group);
        organisation.presence(ann, Presence.AWAY);
        awaitReleased(first);
        var ticket = new ATicket(organisation.department).of(group);
        wire.tell(ticket.open("Bonjour"));
        wire.awaitQueued(ticket.id);

        wire.tell(ticket.assignByHand(ann, "Grace"));

        assertThat(awaitReleased(ticket).agent()).isEqualTo(ann);
    }

    @Test
    void whoever_has_never_come_is_away_since_they_were_made() {
        var group = organisation.group("never", "ROUND_ROBIN", Map.of("onAbsence", "REOFFER_UNTOUCHED"));
        var ann = organisation.agent("Ann", 20, group);
        var ticket = new ATicket(organisation.department).of(group);
        wire.tell(ticket.open("Bonjour"));
        wire.awaitQueued(ticket.id);

        wire.tell(ticket.assignByHand(ann, "Grace"));

        assertThat(awaitReleased(ticket).agent()).isEqualTo(ann);
    }

    @Test
    void what_a_person_gives_to_somebody_is_heard_whoever_is_at_their_presence() {
        var group = organisation.group("busy", "ROUND_ROBIN", Map.of("onAbsence", "REOFFER_UNTOUCHED"));
        var ann = organisation.agent("Ann", 20, group);
        var ticket = new ATicket(organisation.department).of(group);
        wire.tell(ticket.open("Bonjour"));
        wire.awaitQueued(ticket.id);
        var ledger = new ModelDatabase(database, organisation.department);

        try (var elsewhere = new Elsewhere(database, "agent_presence where agent_id = ?", ann)) {
            wire.tell(ticket.assignByHand(ann, "Grace"));
            await().atMost(Wire.PATIENCE).until(() -> ledger.units().containsKey(ann));
            assertThat(elsewhere.isWaitedFor()).isFalse();
        }

        awaitReleased(ticket);
    }

    @Test
    void a_customers_reply_is_kept_by_an_agent_who_is_there_and_queued_if_they_are_away() {
        var others = organisation.group("there", "ROUND_ROBIN");
        var group = organisation.group("replies", "ROUND_ROBIN");
        var bob = organisation.online("Bob", 2, others);
        var ann = organisation.online("Ann", 2, group);
        var there = given(others);
        var away = given(group);
        organisation.change(bob, "Bob", Map.of("groups", List.of(others), "capacity", 0));
        organisation.presence(ann, Presence.AWAY);

        wire.tell(List.of(there.reply("Alors ?"), away.reply("Et alors ?")));

        var released = awaitReleased(away);
        assertThat(released.reason()).isEqualTo("absent");
        var cleo = organisation.online("Cleo", 20, group);
        wire.tell(away.release(released));
        assertThat(wire.awaitAssignedAgain(away.id).agent()).isEqualTo(cleo);
        assertThat(wire.all(AssignmentReleased.class, there.id)).isEmpty();
    }

    @Test
    void what_weighs_nothing_comes_back_to_nobody_who_may_no_longer_work_here() {
        var group = organisation.group("pending", "ROUND_ROBIN");
        var ann = organisation.online("Ann", 20, group);
        var ticket = given(group);
        wire.tell(ticket.become(TicketStatus.PENDING));
        var ledger = new ModelDatabase(database, organisation.department);
        await().atMost(Wire.PATIENCE).until(() -> ledger.units().isEmpty());

        Organisation.administrator().put("/api/v1/agents/{id}/disablement", ann).then().statusCode(200);

        assertThat(awaitReleased(ticket).agent()).isEqualTo(ann);
    }

    static Stream<Arguments> returns() {
        return Stream.of(Arguments.of("from the trash", aside(ATicket::trash), aside(ATicket::restore)),
                Arguments.of("from another ticket", aside(ATicket::merge), aside(ATicket::unmerge)),
                Arguments.of("from its end", aside(ticket -> ticket.become(TicketStatus.RESOLVED)),
                        aside(ticket -> ticket.become(TicketStatus.OPEN))));
    }

    private static Function<ATicket, TicketEvent> aside(Function<ATicket, TicketEvent> event) {
        return event;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("returns")
    void what_comes_back_to_somebody_who_is_gone_is_offered_to_others(String name,
            Function<ATicket, TicketEvent> away, Function<ATicket, TicketEvent> back) {
        var group = organisation.group("back", "ROUND_ROBIN", Map.of("onAbsence", "REOFFER_ALL"));
        var ann = organisation.online("Ann", 20, group);
        var ticket = given(group);
        var settles = given(group);
        wire.tell(away.apply(ticket));
        organisation.presence(ann, Presence.AWAY);
        wire.tell(settles.release(awaitReleased(settles)));

        wire.tell(back.apply(ticket));

        assertThat(awaitReleased(ticket).agent()).as(name).isEqualTo(ann);
    }

    @Test
    void what_weighs_nothing_and_comes_back_to_somebody_who_is_disabled_is_offered_to_others() {
        var group = organisation.group("pending", "ROUND_ROBIN");
        var ann = organisation.online("Ann", 20, group);
        var ticket = given(group);
        var settles = given(group);
        wire.tell(ticket.trash());
        Organisation.administrator().put("/api/v1/agents/{id}/disablement", ann).then().statusCode(200);
        wire.tell(settles.release(awaitReleased(settles)));

        wire.tell(ticket.restoreAs(TicketStatus.PENDING));

        assertThat(awaitReleased(ticket).agent()).isEqualTo(ann);
    }

    @Test
    void a_customer_who_wrote_after_the_last_sign_of_life_of_their_agent_is_offered_to_others() throws SQLException {
        var group = organisation.group("silent", "ROUND_ROBIN");
        var ann = organisation.online("Ann", 20, group);
        var asks = given(group);
        var waits = given(group);
        wire.tell(asks.reply("Alors ?"));
        var ledger = new ModelDatabase(database, organisation.department);
        await().atMost(Wire.PATIENCE).until(() -> ledger
                .count("select count(*) from ticket where department = ? and replied_at is not null") == 1);

        execute("update due_work set due_at = now(), run_at = now() where kind = 'presence-silence' and subject = '%s'"
                .formatted(ann));

        assertThat(awaitReleased(asks).agent()).isEqualTo(ann);
        assertThat(wire.all(AssignmentReleased.class, waits.id)).isEmpty();
    }

    @Test
    void what_was_taken_back_and_not_answered_is_told_again_with_what_was_said() throws SQLException {
        var group = organisation.group("unanswered", "ROUND_ROBIN",
                Map.of("secondLine", organisation.group("second", "ROUND_ROBIN")));
        organisation.online("Ann", 20, group);
        var ticket = given(group);
        Explained.writer().body(Map.of("note", "Too hard"))
                .post("/api/v1/tickets/{id}/routing/second-line", ticket.id).then().statusCode(202);
        var first = awaitReleased(ticket);
        assertThat(first.by()).isNotNull();

        execute("update ticket set released_at = now() - interval '2 minutes' where id = '%s'".formatted(ticket.id));

        await().atMost(Wire.PATIENCE).untilAsserted(() -> assertThat(wire.all(AssignmentReleased.class, ticket.id))
                .extracting(AssignmentReleased::reason, AssignmentReleased::note, AssignmentReleased::by)
                .containsExactly(tuple("second-line", "Too hard", first.by()),
                        tuple("second-line", "Too hard", first.by())));
        // As old as it was decided, which is two minutes ago now.
        assertThat(wire.all(AssignmentReleased.class, ticket.id).getLast().decidedAt())
                .isBefore(Objects.requireNonNull(first.decidedAt()).minusSeconds(60));
    }

    private void execute(String order) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(order)).isEqualTo(1);
        }
    }

    private ATicket given(String group) {
        var ticket = new ATicket(organisation.department).of(group).from(UUID.randomUUID());
        wire.tell(ticket.open("Bonjour"));
        wire.tell(ticket.accept(wire.awaitAssigned(ticket.id)));
        Explained.awaitOutcome(ticket.id, "ASSIGNED");
        return ticket;
    }

    @CanIgnoreReturnValue
    private AssignmentReleased awaitReleased(ATicket ticket) {
        await().atMost(Wire.PATIENCE).until(() -> wire.all(AssignmentReleased.class, ticket.id).size() == 1);
        return wire.all(AssignmentReleased.class, ticket.id).getFirst();
    }
}
