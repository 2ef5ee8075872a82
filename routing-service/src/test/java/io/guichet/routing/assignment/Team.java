package io.guichet.routing.assignment;

import java.util.Set;
import java.util.UUID;

import io.guichet.events.DirectoryEvent.Presence;

/** Members and tickets for tables of cases. */
final class Team {

    static final UUID ANN = new UUID(0, 1);
    static final UUID BOB = new UUID(0, 2);
    static final UUID CLEO = new UUID(0, 3);

    private Team() {}

    /** Online, speaks French, has nothing of 20 units, and never had a turn. */
    static Candidate idle(UUID agent) {
        return new Candidate(agent, "Agent " + agent.getLeastSignificantBits(), true, Presence.ONLINE, "fr", 20, 0, 0,
                0);
    }

    static Candidate with(Candidate member, int capacity, int units) {
        return new Candidate(member.agent(), member.name(), member.active(), member.presence(), member.language(),
                capacity, units, member.groupTurn(), member.lastTurn());
    }

    static Candidate turned(Candidate member, long groupTurn, long lastTurn) {
        return new Candidate(member.agent(), member.name(), member.active(), member.presence(), member.language(),
                member.capacity(), member.units(), groupTurn, lastTurn);
    }

    static Candidate in(Candidate member, Presence presence) {
        return new Candidate(member.agent(), member.name(), member.active(), presence, member.language(),
                member.capacity(), member.units(), member.groupTurn(), member.lastTurn());
    }

    static Candidate speaking(Candidate member, String language) {
        return new Candidate(member.agent(), member.name(), member.active(), member.presence(), language,
                member.capacity(), member.units(), member.groupTurn(), member.lastTurn());
    }

    static Candidate disabled(Candidate member) {
        return new Candidate(member.agent(), member.name(), false, member.presence(), member.language(),
                member.capacity(), member.units(), member.groupTurn(), member.lastTurn());
    }

    static Demand ticket(int weight) {
        return new Demand(new UUID(1, 1), weight, "fr", Set.of());
    }
}
