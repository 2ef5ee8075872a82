package io.guichet.ticket.job;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.guichet.http.Caller;
import io.guichet.http.Permission;
import io.guichet.http.directory.Directory;

/**
 * Who asked for a job, so that it is done as them: what an agent may do is looked up again for each part of it.
 *
 * @param agent absent for a client
 * @param client absent for an agent
 * @param permissions of a client, by key
 */
record JobCaller(@Nullable UUID agent, @Nullable String client, Set<String> permissions) {

    static JobCaller of(Caller caller) {
        return switch (caller) {
            case Caller.Person person -> new JobCaller(person.id(), null, Set.of());
            case Caller.Machine machine -> new JobCaller(null, machine.clientId(),
                    machine.permissions().stream().map(Permission::key).collect(Collectors.toSet()));
            case Caller.Customer _ -> throw new IllegalArgumentException("Customers ask for no jobs");
        };
    }

    /** The caller as of now; empty when they may no longer work in Guichet. */
    Optional<Caller> now(Directory directory) {
        if (client != null) {
            return Optional.of(new Caller.Machine(client, known(permissions)));
        }
        return Optional.ofNullable(agent).flatMap(directory::agent).filter(found -> found.active())
                .flatMap(found -> directory.profile(found.profile())
                        .map(profile -> new Caller.Person(found.id(), found.name(), found.email(), found.profile(),
                                known(new HashSet<>(profile.permissions())), profile.reach(),
                                Set.copyOf(found.departments()), Set.copyOf(found.groups()))));
    }

    private static Set<Permission> known(Set<String> keys) {
        return keys.stream().flatMap(key -> Permission.of(key).stream()).collect(Collectors.toUnmodifiableSet());
    }
}
