package io.guichet.routing.directory.web;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.routing.directory.Agent;

/** An agent as they are shown; see {@link Agent.Details}. */
record AgentView(UUID id, String name, String email, String profile, List<String> departments, List<String> groups,
        @Nullable String language, int capacity, boolean active, long version) {

    static AgentView of(Agent agent) {
        var details = agent.details();
        return new AgentView(agent.id(), details.name(), details.email(), details.profile(), details.departments(),
                details.groups(), details.language(), details.capacity(), agent.active(), agent.version());
    }
}
