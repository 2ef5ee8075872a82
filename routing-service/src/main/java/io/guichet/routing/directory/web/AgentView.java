package io.guichet.routing.directory.web;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.routing.directory.Agent;

/**
 * An agent as they are shown; see {@link Agent.Details} and {@link Agent.Abilities}.
 *
 * @param invitation what became of the last one; absent when there was none
 * @param account what could not be told of theirs; absent when everything was
 * @param welcome how they were taken in; told to whoever does so
 */
record AgentView(UUID id, String name, String email, String profile, List<String> departments, List<String> groups,
        @Nullable String language, int capacity, List<String> languages, List<String> skills, @Nullable String hours,
        boolean exempt, @Nullable UUID deputy, List<String> regions, boolean active, long version,
        @Nullable CallView invitation, @Nullable CallView account, @Nullable WelcomeView welcome) {

    static AgentView of(Agent agent) {
        return of(agent, null);
    }

    static AgentView of(Agent agent, @Nullable WelcomeView welcome) {
        var details = agent.details();
        var abilities = details.abilities();
        return new AgentView(agent.id(), details.name(), details.email(), details.profile(), details.departments(),
                details.groups(), details.language(), details.capacity(), abilities.languages(), abilities.skills(),
                abilities.hours(), abilities.exempt(), abilities.deputy(), abilities.regions(), agent.active(),
                agent.version(),
                agent.told().flatMap(CallView::invitation).orElse(null),
                agent.told().flatMap(CallView::account).orElse(null), welcome);
    }
}
