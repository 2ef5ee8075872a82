package io.guichet.ticket.web;

import java.util.Set;

import io.guichet.http.Caller;
import io.guichet.ticket.query.Asker;

/** The caller of a request as one who applies filters. */
final class Askers {

    private Askers() {}

    static Asker of(Visit visit) {
        return new Asker(visit.scope(), visit.agent().orElse(null), groups(visit), visit.act().at());
    }

    static Set<String> groups(Visit visit) {
        return visit.caller() instanceof Caller.Person person ? person.groups() : Set.of();
    }
}
