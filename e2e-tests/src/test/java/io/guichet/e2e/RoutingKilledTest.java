package io.guichet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.guichet.devstack.Checkout;
import io.guichet.devstack.Database;
import io.guichet.devstack.TestKeycloak;
import io.guichet.devstack.TestStack;
import io.guichet.devstack.Tokens;
import io.guichet.devstack.process.Ports;
import io.guichet.devstack.process.ProcessLedger;
import io.guichet.devstack.server.ServiceServer;
import io.guichet.events.Priority;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;

/**
 * Three routing processes on one database and the real Kafka, one of them killed again and again, while agents go away
 * and come back, and a supervisor gives tickets to people. In full:
 * {@code -Dcrowd.tickets=2000 -Dcrowd.kills=12 -Dcrowd.every=15}.
 */
class RoutingKilledTest {

    private static final int AGENTS = 20;
    private static final int GROUPS = 5;
    private static final int CAPACITY = 12;
    private static final int TICKETS = Integer.getInteger("crowd.tickets", 400);
    private static final int KILLS = Integer.getInteger("crowd.kills", 2);
    private static final Duration EVERY = Duration.ofSeconds(Integer.getInteger("crowd.every", 10));
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    /** Tickets that wait though somebody has room for them, has not refused them, and keeps the room for no other. */
    private static final String IN_VAIN = """
            select count(*) from ticket t where t.queue is not null and exists (
                select 1 from group_member m join agent_load l on l.agent_id = m.agent_id
                    join agent_presence p on p.agent_id = m.agent_id and p.presence = 'ONLINE'
                where m.group_key = t.queue
                    and not exists (select 1 from decision d where d.ticket_id = t.id and d.request = t.request
                                    and d.outcome = 'DECLINED' and d.agent = m.agent_id)
                    and not exists (
                        select 1 from reservation r join ticket w on w.id = r.ticket_id and w.queue = r.group_key
                        where r.agent_id = m.agent_id and r.ticket_id <> t.id)
                    and l.capacity - t.weight >=
                        (select coalesce(sum(h.weight), 0) from ticket h where h.holder = m.agent_id))""";

    /** By automatic assignment: what a supervisor gave is left out, and counted by routing nevertheless. */
    private static final String MOST_UNITS = """
            select coalesce(max(units), 0) from (
                select sum(weight) as units from ticket where holder is not null and id::text not in (%s)
                group by holder) loads""";
    private static final String PROPOSED_WHILE_AWAY = """
            select count(*) from decision
            where outcome = 'PROPOSED' and agent = '%s' and at > '%s' and at < '%s'""";
    private static final int AWAY_AT_ONCE = 4;
    private static final int HANDED_AT_ONCE = 10;

    private static final TestStack STACK = TestStack.shared();
    private static final String PREFIX = STACK.freshTopicPrefix();
    private static final Database DATABASE = STACK.freshDatabase("routing");
    private static final TestKeycloak KEYCLOAK = STACK.keycloak();
    private static final Tokens TOKENS = new Tokens(KEYCLOAK.realmUrl(), KEYCLOAK.secrets());
    private static final int PORT = Ports.free();
    private static final List<ServiceServer> REPLICAS = new ArrayList<>();

    @BeforeAll
    static void three_replicas() throws IOException, SQLException {
        var target = Files.createDirectories(Path.of("target", "routing-killed").toAbsolutePath());
        for (var number = 0; number < 3; number++) {
            var health = Ports.free();
            var environment = environment(number == 0 ? PORT : Ports.free(), health);
            REPLICAS.add(new ServiceServer(new ServiceServer.Settings("routing-" + number, health,
                    Checkout.find().application("routing"), Checkout.find().leash(),
                    Files.createDirectories(target.resolve("routing-" + number)), environment,
                    target.resolve("routing-" + number + ".log")), new ProcessLedger(target.resolve("run"))));
            REPLICAS.getLast().start();
        }
        organise();
    }

    private static Map<String, String> environment(int port, int health) {
        return Map.of("GUICHET_HTTP_PORT", Integer.toString(port), "GUICHET_MANAGEMENT_PORT", Integer.toString(health),
                "GUICHET_DB_URL", DATABASE.url(), "GUICHET_DB_USER", DATABASE.user(), "GUICHET_DB_PASSWORD",
                DATABASE.password(), "GUICHET_KAFKA", STACK.kafka(), "GUICHET_TOPIC_PREFIX", PREFIX,
                "GUICHET_OIDC_URL", KEYCLOAK.realmUrl(),
                // Nobody sends signs of life here, and whoever goes is away at once.
                "GUICHET_ROUTING_PRESENCE_HEARTBEAT", "PT0S", "GUICHET_ROUTING_ABSENCE_GRACE", "PT1S");
    }

    @AfterAll
    static void no_replica() {
        REPLICAS.forEach(ServiceServer::stop);
        STACK.drop(DATABASE);
        STACK.dropTopics(PREFIX);
    }

    @Test
    void whoever_is_killed_nobody_has_too_much_and_nothing_is_left() throws Exception {
        try (var tickets = new TicketsStub(STACK.kafka(), PREFIX)) {
            tickets.start();
            var random = new Random(11);
            for (var kill = 0; kill < KILLS; kill++) {
                IntStream.range(kill * TICKETS / KILLS, (kill + 1) * TICKETS / KILLS)
                        .forEach(number -> tickets.open("g" + random.nextInt(GROUPS),
                                Priority.values()[random.nextInt(4)]));
                var gone = goAway(random);
                tickets.assignSome(HANDED_AT_ONCE, agents());
                killAndRestart(random.nextInt(REPLICAS.size()));
                assertNobodyHasTooMuch(tickets);
                // A quiet moment: nothing arrives, and nobody is killed.
                await().atMost(PATIENCE).until(() -> number(IN_VAIN) == 0);
                comeBack(gone);
                tickets.closeSome(40);
            }
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> {
                assertNobodyHasTooMuch(tickets);
                tickets.closeSome(20);
                return tickets.unowned() == 0;
            });
            awaitOneOwnerEach(tickets);
            assertThat(tickets.wrong()).isEmpty();
            assertThat(List.of(tickets.refused(), tickets.takenBack(), tickets.handed().size()))
                    .as("refused, taken back, given by hand").allMatch(times -> times > 0);
            assertTheLedgerIsWhatTheTopicsTell();
            System.out.printf("%d tickets, %d agents, %d kills: each ticket one owner%n", TICKETS, AGENTS, KILLS);
        }
    }

    private static void awaitOneOwnerEach(TicketsStub tickets) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(holders()).isEqualTo(tickets.owners());
            assertThat(number("select count(*) from ticket where queue is not null")).isZero();
        });
    }

    /** A rebuild finds nothing to correct, and what is on its way arrives. */
    private static void assertTheLedgerIsWhatTheTopicsTell() {
        await().atMost(PATIENCE).until(() -> {
            var rebuilt = RestAssured.given().urlEncodingEnabled(false).auth().oauth2(TOKENS.ofClient("guichet-setup"))
                    .post("http://127.0.0.1:%d/api/v1/routing/ledger:rebuild".formatted(PORT)).then().statusCode(200)
                    .body("tickets", equalTo(TICKETS)).body("corrected", equalTo(0)).extract();
            return rebuilt.<Integer>path("equal") == TICKETS;
        });
    }

    /** Some agents go; since when. */
    private static Map<UUID, Instant> goAway(Random random) {
        var gone = new HashMap<UUID, Instant>();
        while (gone.size() < AWAY_AT_ONCE) {
            var agent = agents().get(random.nextInt(AGENTS));
            become(agent, "AWAY");
            gone.put(agent, Instant.now());
        }
        return gone;
    }

    /** They come back; nobody has been given anything meanwhile by whichever replica. */
    private static void comeBack(Map<UUID, Instant> gone) throws SQLException {
        for (var one : gone.entrySet()) {
            assertThat(number(PROPOSED_WHILE_AWAY.formatted(one.getKey(), one.getValue(), Instant.now()))).isZero();
            become(one.getKey(), "ONLINE");
        }
    }

    private static void become(UUID agent, String presence) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> RestAssured.given().auth()
                .oauth2(TOKENS.ofClient("guichet-setup")).contentType(ContentType.JSON)
                .body(Map.of("presence", presence))
                .put("http://127.0.0.1:%d/api/v1/agents/%s/presence".formatted(PORT, agent)).statusCode() == 200);
    }

    private static List<UUID> agents() {
        return IntStream.range(0, AGENTS).mapToObj(number -> new UUID(9, number)).toList();
    }

    private static void killAndRestart(int number) throws IOException {
        var replica = REPLICAS.get(number);
        var begun = System.nanoTime();
        ProcessHandle.of(replica.process().orElseThrow().pid()).ifPresent(process -> {
            assertThat(process.destroyForcibly()).isTrue();
            process.onExit().join();
        });
        replica.start();
        await().atMost(PATIENCE).until(() -> System.nanoTime() - begun > EVERY.toNanos());
    }

    private static void assertNobodyHasTooMuch(TicketsStub tickets) throws SQLException {
        var handed = tickets.handed().stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
        assertThat(number(MOST_UNITS.formatted(handed.isEmpty() ? "''" : handed))).isLessThanOrEqualTo(CAPACITY);
    }

    private static Map<UUID, UUID> holders() throws SQLException {
        var holders = new HashMap<UUID, UUID>();
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id, holder from ticket where holder is not null")) {
            while (rows.next()) {
                holders.put(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class));
            }
        }
        return holders;
    }

    /** Agents in overlapping groups, all there; made in the database, since nobody signs in here. */
    private static void organise() throws SQLException {
        run("insert into department values ('crowd', 'Crowd', 'en', 'crowd@demo.example', null, null, '{}', 1)");
        for (var group = 0; group < GROUPS; group++) {
            run("insert into agent_group (key, name, department, strategy, language_use, version, options) values "
                    + "('g%d', 'Group', 'crowd', '%s', 'IGNORED', 1, '{\"onAbsence\": \"REOFFER_ALL\"}')".formatted(
                            group, group % 2 == 0 ? "ROUND_ROBIN" : "LEAST_LOADED"));
        }
        for (var agent = 0; agent < AGENTS; agent++) {
            var id = new UUID(9, agent);
            run(("insert into agent (id, name, email, profile, departments, groups, capacity, active, version) values "
                    + "('%s', 'Agent', '%s@demo.example', 'agent', '{crowd}', '{}', %d, true, 1)")
                    .formatted(id, id, CAPACITY));
            run("insert into agent_load (agent_id, capacity) values ('%s', %d)".formatted(id, CAPACITY));
            run("insert into agent_presence (agent_id, presence, since, version) values ('%s', 'ONLINE', now(), 1)"
                    .formatted(id));
            run("insert into group_member (group_key, agent_id) values ('g%d', '%s'), ('g%d', '%s')".formatted(
                    agent % GROUPS, id, (agent + 1) % GROUPS, id));
        }
    }

    private static void run(String sql) throws SQLException {
        try (var connection = connect(); var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private static long number(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:" + DATABASE.url(), DATABASE.user(), DATABASE.password());
    }
}
