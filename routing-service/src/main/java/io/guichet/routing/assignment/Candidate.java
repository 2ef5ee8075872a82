package io.guichet.routing.assignment;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * A member of a group, as seen when a ticket looks for an agent.
 *
 * @param languages that they answer in
 * @param skills keys of what they can do
 * @param regions whose tickets they take, where that matters; empty for those of every region
 * @param capacity the most that automatic assignment may give, in units of work
 * @param units what the member has, proposals not yet answered included; a person may have given more than the capacity
 * @param reserved room that is kept for a ticket that waits in another group, in units of work
 * @param groupTurn number of the member's last turn in this group; 0 before the first
 * @param lastTurn number of the member's last turn in any group, or in which a person gave them work; 0 before the first
 */
public record Candidate(UUID agent, String name, Availability availability, Set<String> languages, Set<String> skills,
        Set<String> regions, int capacity, int units, int reserved, long groupTurn, long lastTurn) {

    public Candidate {
        languages = Set.copyOf(languages);
        skills = Set.copyOf(skills);
        regions = Set.copyOf(regions);
    }

    /** How much more may be given, in units of work; negative when a person gave more, or more is reserved. */
    public int room() {
        return capacity - units - reserved;
    }

    /** A language without its region, in lower case: whoever answers in French answers in {@code fr-CA} as well. */
    public static String primary(String language) {
        var region = language.indexOf('-');
        return (region < 0 ? language : language.substring(0, region)).toLowerCase(Locale.ROOT);
    }

    /** A region as regions are compared: in lower case. */
    public static String plain(String region) {
        return region.toLowerCase(Locale.ROOT);
    }

    /** The same member after a turn. */
    Candidate given(int weight, long turn) {
        return new Candidate(agent, name, availability, languages, skills, regions, capacity, units + weight, reserved,
                turn, turn);
    }

    /** The same member, whose next room is kept for a ticket of the weight. */
    Candidate keeping(int weight) {
        return new Candidate(agent, name, availability, languages, skills, regions, capacity, units, reserved + weight,
                groupTurn, lastTurn);
    }
}
