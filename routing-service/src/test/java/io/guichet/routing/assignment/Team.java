package io.guichet.routing.assignment;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.guichet.events.DirectoryEvent.Presence;

/** Members and tickets for tables of cases. */
final class Team {

    static final UUID ANN = new UUID(0, 1);
    static final UUID BOB = new UUID(0, 2);
    static final UUID CLEO = new UUID(0, 3);
    private static final Availability THERE = new Availability(true, false, Presence.ONLINE, true);

    private Team() {}

    /** Online, speaks French, has nothing of 20 units, and never had a turn. */
    static Candidate idle(UUID agent) {
        return new Candidate(agent, "Agent " + agent.getLeastSignificantBits(), THERE, Set.of("fr"), Set.of(), Set.of(),
                20, 0, 0,
                0,
                0);
    }

    static Candidate with(Candidate member, int capacity, int units) {
        return new Candidate(member.agent(), member.name(), member.availability(), member.languages(), member.skills(),
                member.regions(),
                capacity, units, 0, member.groupTurn(), member.lastTurn());
    }

    static Candidate turned(Candidate member, long groupTurn, long lastTurn) {
        return new Candidate(member.agent(), member.name(), member.availability(), member.languages(), member.skills(),
                member.regions(),
                member.capacity(), member.units(), member.reserved(), groupTurn, lastTurn);
    }

    static Candidate in(Candidate member, Presence presence) {
        return available(member, new Availability(true, false, presence, true));
    }

    static Candidate speaking(Candidate member, String... languages) {
        return new Candidate(member.agent(), member.name(), member.availability(), Set.of(languages), member.skills(),
                member.regions(),
                member.capacity(), member.units(), member.reserved(), member.groupTurn(), member.lastTurn());
    }

    static Candidate skilled(Candidate member, String... skills) {
        return new Candidate(member.agent(), member.name(), member.availability(), member.languages(), Set.of(skills),
                member.regions(),
                member.capacity(), member.units(), member.reserved(), member.groupTurn(), member.lastTurn());
    }

    static Candidate serving(Candidate member, Set<String> regions) {
        return new Candidate(member.agent(), member.name(), member.availability(), member.languages(), member.skills(),
                regions, member.capacity(), member.units(), member.reserved(), member.groupTurn(), member.lastTurn());
    }

    static Candidate disabled(Candidate member) {
        return available(member, new Availability(false, false, Presence.ONLINE, true));
    }

    static Candidate exempt(Candidate member) {
        return available(member, new Availability(true, true, Presence.ONLINE, true));
    }

    static Candidate offHours(Candidate member) {
        return available(member, new Availability(true, false, Presence.ONLINE, false));
    }

    static Demand ticket(int weight) {
        return Demand.of(new UUID(1, 1), weight, "fr");
    }

    static Demand preferring(UUID... agents) {
        return ticket(1).preferring(List.of(agents));
    }

    private static Candidate available(Candidate member, Availability availability) {
        return new Candidate(member.agent(), member.name(), availability, member.languages(), member.skills(),
                member.regions(),
                member.capacity(), member.units(), member.reserved(), member.groupTurn(), member.lastTurn());
    }
}
