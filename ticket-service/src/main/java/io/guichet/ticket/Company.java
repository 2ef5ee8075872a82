package io.guichet.ticket;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.persistence.Embeddable;

/** Colleagues who were brought into a ticket, whatever department they are of. */
@Embeddable
class Company {

    private String[] collaborators = new String[0];

    /** Nobody yet. */
    protected Company() {}

    boolean has(UUID agent) {
        return Arrays.asList(collaborators).contains(agent.toString());
    }

    void join(UUID agent) {
        collaborators = Stream.concat(Arrays.stream(collaborators), Stream.of(agent.toString()))
                .toArray(String[]::new);
    }

    void leave(UUID agent) {
        collaborators = Arrays.stream(collaborators).filter(one -> !one.equals(agent.toString()))
                .toArray(String[]::new);
    }

    List<UUID> agents() {
        return Arrays.stream(collaborators).map(UUID::fromString).toList();
    }

    void tell(Facts facts) {
        facts.put("collaborators", List.of(collaborators));
    }
}
