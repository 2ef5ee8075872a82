package io.guichet.http;

import java.util.Set;
import java.util.UUID;

import io.guichet.events.Actor;
import io.guichet.events.DirectoryEvent.Reach;

/** Who sent a request and what they may do. */
public sealed interface Caller {

    /** What a customer may do, always with their own tickets and with public articles only. */
    Set<Permission> OF_CUSTOMERS = Set.of(Permission.TICKET_OPEN, Permission.TICKET_READ, Permission.TICKET_REPLY,
            Permission.TICKET_CLOSE, Permission.KNOWLEDGE_READ);

    /** The same for each request of the same caller, for example {@code client:guichet-demo}. */
    String key();

    /** As shown to people. */
    String name();

    Set<Permission> permissions();

    /** This caller as the author of an event. */
    Actor actor();

    /** Whether the caller may do this to something; to which tickets, {@link TicketScope} says. */
    default boolean may(Permission permission) {
        return permissions().contains(permission);
    }

    /**
     * Lets the caller pass who may do this.
     *
     * @throws NotAllowed else, answered as 403 with the permission's name
     */
    default void require(Permission permission) {
        if (!may(permission)) {
            throw new NotAllowed(permission);
        }
    }

    /**
     * Somebody who works in Guichet: an active agent of the directory.
     *
     * @param id the {@code sub} of the token, which is the agent's id
     * @param profile key of the profile, for example {@code supervisor}
     * @param reach whose tickets they see
     * @param departments keys of the departments whose tickets they may see
     * @param groups keys of the groups that they take tickets for
     */
    record Person(UUID id, String name, String email, String profile, Set<Permission> permissions, Reach reach,
            Set<String> departments, Set<String> groups) implements Caller {

        @Override
        public String key() {
            return "agent:" + id;
        }

        @Override
        public Actor actor() {
            return new Actor(Actor.Kind.AGENT, id, name);
        }
    }

    /**
     * Another product, by its own credentials.
     *
     * @param clientId the OIDC client
     * @param permissions what the scopes of the token allow
     */
    record Machine(String clientId, Set<Permission> permissions) implements Caller {

        @Override
        public String key() {
            return "client:" + clientId;
        }

        @Override
        public String name() {
            return clientId;
        }

        @Override
        public Actor actor() {
            return new Actor(Actor.Kind.CLIENT, null, clientId);
        }
    }

    /**
     * A person that the directory does not know.
     *
     * @param sub of the token
     * @param email proven to be theirs, in lower case: it says which tickets are theirs
     */
    record Customer(UUID sub, String email, String name) implements Caller {

        @Override
        public String key() {
            return "customer:" + sub;
        }

        @Override
        public Set<Permission> permissions() {
            return OF_CUSTOMERS;
        }

        @Override
        public Actor actor() {
            return new Actor(Actor.Kind.CUSTOMER, null, name);
        }
    }
}
