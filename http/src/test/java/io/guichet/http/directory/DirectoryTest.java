package io.guichet.http.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.guichet.events.DirectoryEvent;
import io.guichet.events.DirectoryEvent.Agent;
import io.guichet.events.DirectoryEvent.AgentChanged;
import io.guichet.events.DirectoryEvent.AgentDisabled;
import io.guichet.events.DirectoryEvent.EntryRemoved;
import io.guichet.events.DirectoryEvent.Group;
import io.guichet.events.DirectoryEvent.GroupChanged;
import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.events.DirectoryEvent.PresenceChanged;
import io.guichet.events.DirectoryEvent.Strategy;
import io.guichet.testing.DirectoryFixtures;

class DirectoryTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final Directory directory = new Directory();

    @Test
    void an_older_event_changes_nothing() {
        directory.apply(billing("New name", 2));

        directory.apply(billing("Old name", 1));

        assertThat(directory.group("billing")).map(Group::name).contains("New name");
    }

    @Test
    void the_same_event_twice_is_told_once() {
        var told = new ArrayList<DirectoryEvent>();
        directory.onChange(told::add);
        var event = billing("Billing", 1);

        directory.apply(event);
        directory.apply(event);
        directory.apply(billing("Billing", 1));

        assertThat(told).containsExactly(event);
    }

    @Test
    void what_was_removed_does_not_come_back_with_an_older_event() {
        directory.apply(billing("Billing", 1));
        directory.apply(new EntryRemoved("group:billing", 2));

        directory.apply(billing("Billing", 1));

        assertThat(directory.group("billing")).isEmpty();
        assertThat(directory.groups()).isEmpty();
    }

    @Test
    void a_disabled_agent_is_known_but_inactive_until_enabled_again() {
        directory.apply(new AgentDisabled(agent(), 1));

        assertThat(directory.agent(agent().id())).map(Agent::active).contains(false);
        assertThat(directory.members("billing")).isEmpty();

        directory.apply(new AgentChanged(agent(), 2));

        assertThat(directory.members("billing")).containsExactly(agent());
    }

    @Test
    void a_listener_that_fails_keeps_nobody_else_from_hearing() {
        var told = new ArrayList<DirectoryEvent>();
        directory.onChange(event -> {
            throw new IllegalStateException("a listener's own fault, as this test wants it");
        });
        directory.onChange(told::add);

        directory.apply(billing("Billing", 1));

        assertThat(told).hasSize(1);
    }

    @Test
    void the_presence_of_an_agent_is_the_last_one_heard_and_offline_before() {
        var agent = agent().id();

        assertThat(directory.presence(agent)).isEqualTo(Presence.OFFLINE);

        directory.apply(new PresenceChanged(agent, Presence.BUSY, NOON, 5));
        directory.apply(new PresenceChanged(agent, Presence.ONLINE, NOON, 4));

        assertThat(directory.presence(agent)).isEqualTo(Presence.BUSY);
    }

    @Test
    void lists_are_in_the_order_of_their_keys() {
        DirectoryFixtures.events().reversed().forEach(directory::apply);

        assertThat(directory.departments()).extracting(DirectoryEvent.Department::key)
                .containsExactly("support-en", "support-fr");
        assertThat(directory.groups()).extracting(Group::key)
                .containsExactly("billing-en", "billing-fr", "technical-en", "technical-fr");
        assertThat(directory.agents()).hasSize(9);
        assertThat(directory.members("billing-fr")).extracting(Agent::id).containsExactly(DirectoryFixtures.BRUNO,
                DirectoryFixtures.CHLOE, DirectoryFixtures.FARID);
        assertThat(directory.department("support-fr")).isPresent();
        assertThat(directory.profile("supervisor")).isPresent();
    }

    private static GroupChanged billing(String name, long version) {
        return new GroupChanged(new Group("billing", name, "support", Strategy.MANUAL), version);
    }

    private static Agent agent() {
        return new Agent(new UUID(0, 1), "Ann", "ann@demo.guichet.example", "agent", List.of("support"),
                List.of("billing"), "en", 20, true, null, null, null, null, null, null);
    }
}
