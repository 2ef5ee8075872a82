package io.guichet.ticket.web;

import java.util.Set;

import jakarta.enterprise.context.RequestScoped;

/** The addresses by which we know the customer who sends the current request; none for anybody else. */
@RequestScoped
class OwnAddresses {

    private Set<String> all = Set.of();

    void are(Set<String> addresses) {
        all = Set.copyOf(addresses);
    }

    Set<String> all() {
        return all;
    }
}
