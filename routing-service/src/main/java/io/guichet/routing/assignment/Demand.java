package io.guichet.routing.assignment;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a waiting ticket asks of an agent.
 *
 * @param weight in units of work
 * @param language of the customer; absent when unknown, which suits everybody
 * @param region of the ticket; absent when unknown, which suits everybody
 * @param skills that the agent must have
 * @param declined agents who had it for the same request in vain
 * @param preferred who is to get it if they can take it, the first of them first
 */
public record Demand(UUID ticket, int weight, @Nullable String language, @Nullable String region, Set<String> skills,
        Set<UUID> declined, List<UUID> preferred) {

    public Demand {
        skills = Set.copyOf(skills);
        declined = Set.copyOf(declined);
        preferred = List.copyOf(preferred);
    }

    /** The same, to be given to these if they can take it. */
    public Demand preferring(List<UUID> agents) {
        return new Demand(ticket, weight, language, region, skills, declined, agents);
    }

    /** Of no particular agent, nor of a known region. */
    public static Demand of(UUID ticket, int weight, @Nullable String language) {
        return new Demand(ticket, weight, language, null, Set.of(), Set.of(), List.of());
    }
}
