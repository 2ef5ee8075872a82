package io.guichet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.guichet.events.DirectoryEvent.Reach;

class TicketScopeTest {

    private static final UUID ME = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private static final TicketColumns ALL = new TicketColumns("department", "team", "owner", "email", "manager");
    private static final TicketColumns FEW = new TicketColumns("department", "team", "owner", null, null);

    private static final TicketFields MINE = new TicketFields("en", null, ME, null, null);
    private static final TicketFields OF_MY_GROUP = new TicketFields("en", "billing", OTHER, null, null);
    private static final TicketFields OF_MY_DEPARTMENT = new TicketFields("fr", "other", OTHER, null, null);
    private static final TicketFields OF_MY_ACCOUNT = new TicketFields("en", "other", OTHER, null, ME);
    private static final TicketFields OF_STRANGERS = new TicketFields("en", "other", OTHER, "x@client.example", OTHER);

    static Stream<Arguments> reaches() {
        return Stream.of(
                arguments(Reach.OWN, Set.of(MINE)),
                arguments(Reach.GROUP, Set.of(MINE, OF_MY_GROUP)),
                arguments(Reach.DEPARTMENT, Set.of(MINE, OF_MY_GROUP, OF_MY_DEPARTMENT)),
                arguments(Reach.ACCOUNTS, Set.of(MINE, OF_MY_ACCOUNT)),
                arguments(Reach.ALL, Set.of(MINE, OF_MY_GROUP, OF_MY_DEPARTMENT, OF_MY_ACCOUNT, OF_STRANGERS)));
    }

    @ParameterizedTest
    @MethodSource("reaches")
    void a_wider_reach_sees_more(Reach reach, Set<TicketFields> seen) {
        var scope = TicketScope.of(person(reach));

        assertThat(Stream.of(MINE, OF_MY_GROUP, OF_MY_DEPARTMENT, OF_MY_ACCOUNT, OF_STRANGERS).filter(scope::allows))
                .containsExactlyInAnyOrderElementsOf(seen);
    }

    @Test
    void a_group_s_agent_reads_by_group_or_as_owner() {
        var visible = TicketScope.of(person(Reach.GROUP)).where(ALL);

        assertThat(visible.sql()).isEqualTo("(team in (:scope0, :scope1) or owner = :scope2)");
        assertThat(visible.parameters()).isEqualTo(Map.of("scope0", "billing", "scope1", "technical", "scope2", ME));
    }

    @Test
    void positional_parameters_follow_those_already_taken() {
        var visible = TicketScope.of(person(Reach.GROUP)).where(ALL).positional(2);

        assertThat(visible.sql()).isEqualTo("(team in ($3, $4) or owner = $5)");
        assertThat(visible.values()).containsExactly("billing", "technical", ME);
    }

    @Test
    void who_was_brought_into_a_ticket_sees_it_whatever_their_reach() {
        var scope = TicketScope.of(person(Reach.OWN));
        var kept = new TicketColumns("department", "team", "owner", null, null, "company");

        assertThat(scope.allows(OF_STRANGERS.accompaniedBy(Set.of(OTHER)))).isFalse();
        assertThat(scope.allows(OF_STRANGERS.accompaniedBy(Set.of(ME, OTHER)))).isTrue();
        assertThat(scope.where(kept).sql()).isEqualTo("(owner = :scope0 or company @> array[cast(:scope1 as text)])");
        assertThat(scope.where(kept).parameters()).isEqualTo(Map.of("scope0", ME, "scope1", ME.toString()));
    }

    @Test
    void a_customer_sees_nothing_where_addresses_are_not_kept() {
        var customer = new Caller.Customer(ME, "claire@client.example", "Claire");

        assertThat(TicketScope.of(customer).where(FEW).sql()).isEqualTo("(false)");
        assertThat(TicketScope.of(customer).where(ALL).sql()).isEqualTo("(email = :scope0)");
    }

    @Test
    void a_customer_with_several_addresses_sees_what_was_asked_from_each() {
        var scope = TicketScope.of(new Caller.Customer(ME, "claire@client.example", "Claire"))
                .knownBy(Set.of("claire@client.example", "claire@home.example"));

        assertThat(scope.isCustomers()).isTrue();
        assertThat(scope.where(ALL).sql()).isEqualTo("(email in (:scope0, :scope1))");
        assertThat(scope.allows(new TicketFields("fr", null, null, "claire@home.example", null))).isTrue();
        assertThat(scope.allows(new TicketFields("fr", null, null, "clara@home.example", null))).isFalse();
        assertThat(scope.allows(new TicketFields("fr", null, null, null, null))).isFalse();
    }

    @Test
    void addresses_of_a_customer_widen_nobody_elses_reach() {
        var scope = TicketScope.of(person(Reach.OWN)).knownBy(Set.of("claire@client.example"));

        assertThat(scope.where(ALL).sql()).isEqualTo(TicketScope.of(person(Reach.OWN)).where(ALL).sql());
        assertThat(scope.isCustomers()).isFalse();
    }

    @Test
    void an_account_manager_sees_only_their_own_where_accounts_are_not_kept() {
        assertThat(TicketScope.of(person(Reach.ACCOUNTS)).where(FEW).sql()).isEqualTo("(owner = :scope0)");
    }

    @Test
    void an_account_may_be_a_condition_of_its_own() {
        var kept = new TicketColumns("department", "team", "owner", null,
                "asker in (select who from account where %s = by)");

        var visible = TicketScope.of(person(Reach.ACCOUNTS)).where(kept);

        assertThat(visible.sql())
                .isEqualTo("(owner = :scope0 or asker in (select who from account where :scope1 = by))");
        assertThat(visible.parameters()).isEqualTo(Map.of("scope0", ME, "scope1", ME));
    }

    @ParameterizedTest
    @EnumSource(Reach.class)
    void what_is_seen_has_one_of_the_marks(Reach reach) {
        var scope = TicketScope.of(person(reach));

        for (var ticket : List.of(MINE, OF_MY_GROUP, OF_MY_DEPARTMENT, OF_MY_ACCOUNT, OF_STRANGERS)) {
            var marks = Set.of("d:" + ticket.department(), "g:" + ticket.group(), "a:" + ticket.assignee(),
                    "m:" + ticket.accountManager());
            assertThat(scope.marks().map(sought -> sought.stream().anyMatch(marks::contains)).orElse(true))
                    .isEqualTo(scope.allows(ticket));
        }
    }

    private static Caller person(Reach reach) {
        return new Caller.Person(ME, "Me", "me@demo.guichet.example", "agent", Set.of(Permission.TICKET_READ), reach,
                Set.of("fr"), Set.of("billing", "technical"));
    }
}
