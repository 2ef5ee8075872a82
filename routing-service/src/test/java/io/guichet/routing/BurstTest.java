package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.events.TicketStatus;
import io.quarkus.test.junit.QuarkusTest;

/** Who sends very much leaves room free for others who write, and for nobody where nobody else does. */
@QuarkusTest
class BurstTest {

    private static final int CAPACITY = 10;
    private static final int BURST = 30;
    /** Groups in which something waits are looked at that often, whatever happens. */
    private static final Duration SWEPT = Duration.ofSeconds(40);

    @Inject
    Wire wire;
    @Inject
    AgroalDataSource database;

    private final Organisation organisation = new Organisation();
    private final UUID busy = UUID.randomUUID();

    @AfterEach
    void nothing_waits_any_more() throws SQLException {
        execute("delete from ticket where department = '%s'".formatted(organisation.department));
    }

    @Test
    void it_is_given_all_there_is_where_nobody_else_writes() throws SQLException {
        var group = organisation.group("alone", "ROUND_ROBIN");
        var ann = organisation.agent("Ann", CAPACITY, group);
        burst(group);

        organisation.presence(ann, Presence.ONLINE);

        awaitUnits(ann, CAPACITY);
    }

    @Test
    void so_are_many_people_of_the_only_organisation() throws SQLException {
        var group = organisation.group("company", "ROUND_ROBIN");
        var ann = organisation.agent("Ann", CAPACITY, group);
        var first = waiting(group, busy);
        execute("update ticket set organization = '%s' where id = '%s'".formatted(UUID.randomUUID(), first.id));
        execute("""
                insert into ticket select (jsonb_populate_record(t, jsonb_build_object(
                    'id', gen_random_uuid(), 'requester', gen_random_uuid()))).*
                from ticket t, generate_series(1, %d) where t.id = '%s'""".formatted(BURST, first.id));
        execute("""
                update group_writer w set organization = t.organization
                from ticket t where t.id = '%s' and w.requester = t.requester""".formatted(first.id));

        organisation.presence(ann, Presence.ONLINE);

        awaitUnits(ann, CAPACITY);
    }

    @Test
    void it_leaves_a_part_free_where_others_write_who_then_find_it() throws SQLException {
        var group = organisation.group("shared", "ROUND_ROBIN");
        var ann = organisation.agent("Ann", CAPACITY, group);
        anotherWrites(group);
        burst(group);
        organisation.presence(ann, Presence.ONLINE);
        awaitUnits(ann, 8);

        var one = waiting(group, busy);
        var other = begin(group, UUID.randomUUID());

        assertThat(wire.awaitAssigned(other.id).agent()).isEqualTo(ann);
        assertThat(wire.awaitQueued(one.id).reason()).isEqualTo("kept-for-others");
        awaitUnits(ann, 9);
    }

    @Test
    void what_was_left_free_is_given_out_once_nobody_else_has_written_for_long() throws SQLException {
        var group = organisation.group("quiet", "ROUND_ROBIN");
        var ann = organisation.agent("Ann", CAPACITY, group);
        anotherWrites(group);
        burst(group);
        organisation.presence(ann, Presence.ONLINE);
        awaitUnits(ann, 8);

        execute("update group_writer set at = at - interval '2 hours' where group_key = '%s'".formatted(group));

        awaitUnits(ann, CAPACITY);
    }

    @Test
    void a_group_says_itself_how_much_it_leaves_free() throws SQLException {
        var group = organisation.group("own", "ROUND_ROBIN", Map.of("reserve", 0.5));
        var ann = organisation.agent("Ann", CAPACITY, group);
        anotherWrites(group);
        burst(group);
        organisation.presence(ann, Presence.ONLINE);
        awaitUnits(ann, 5);

        organisation.regroup(group, "ROUND_ROBIN", Map.of("reserve", 0.0));

        awaitUnits(ann, CAPACITY);
    }

    @Test
    void a_part_is_none_or_all_at_most() {
        organisation.group("whole", "ROUND_ROBIN");

        Organisation.administrator().body(Map.of("name", "X", "department", organisation.department, "strategy",
                "MANUAL", "options", Map.of("reserve", 1.5))).put("/api/v1/groups/odd").then().statusCode(400)
                .body("errors[0].pointer", equalTo("/options/reserve"));
    }

    /** Somebody else, whose ticket is over by now. */
    private void anotherWrites(String group) {
        var other = waiting(group, UUID.randomUUID());
        wire.tell(other.become(TicketStatus.CLOSED));
        await().atMost(Wire.PATIENCE).until(
                () -> Objects.requireNonNull(ledger().ledger().get(other.id)).queue() == null);
    }

    private void burst(String group) throws SQLException {
        execute("""
                insert into ticket select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid()))).*
                from ticket t, generate_series(1, %d) where t.id = '%s'""".formatted(BURST, waiting(group, busy).id));
    }

    private ATicket begin(String group, UUID requester) {
        var ticket = new ATicket(organisation.department).of(group).from(requester);
        wire.tell(ticket.open("Bonjour"));
        return ticket;
    }

    private ATicket waiting(String group, UUID requester) {
        var ticket = begin(group, requester);
        wire.awaitQueued(ticket.id);
        return ticket;
    }

    private void awaitUnits(UUID agent, int units) {
        await().atMost(SWEPT).until(() -> Objects.equals(ledger().units().get(agent), units));
    }

    private ModelDatabase ledger() {
        return new ModelDatabase(database, organisation.department);
    }

    private void execute(String order) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            var ignored = statement.executeUpdate(order);
        }
    }
}
