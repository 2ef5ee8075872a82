package io.guichet.routing.web;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.guichet.http.Caller;
import io.guichet.http.Permission;

/**
 * Who sends the request, and what they may do.
 *
 * @param id of the person at the identity provider, or of the OIDC client
 * @param profile key; absent for machines and customers
 * @param departments keys of the departments whose tickets they may see
 * @param groups keys of the groups that they take tickets for
 */
record MeView(String id, String name, @Nullable String email, Kind kind, @Nullable String profile,
        List<String> permissions, List<String> departments, List<String> groups, @Nullable String language) {

    enum Kind {
        PERSON, CLIENT, CUSTOMER
    }

    static MeView of(Caller caller, @Nullable String language) {
        return switch (caller) {
            case Caller.Person person -> new MeView(person.id().toString(), person.name(), person.email(), Kind.PERSON,
                    person.profile(), permissions(caller), sorted(person.departments()), sorted(person.groups()),
                    language);
            case Caller.Machine machine -> new MeView(machine.clientId(), machine.name(), null, Kind.CLIENT, null,
                    permissions(caller), List.of(), List.of(), null);
            case Caller.Customer customer -> new MeView(customer.sub().toString(), customer.name(), customer.email(),
                    Kind.CUSTOMER, null, permissions(caller), List.of(), List.of(), null);
        };
    }

    private static List<String> permissions(Caller caller) {
        return sorted(caller.permissions().stream().map(Permission::key).toList());
    }

    private static List<String> sorted(Collection<String> keys) {
        return keys.stream().sorted().toList();
    }
}
