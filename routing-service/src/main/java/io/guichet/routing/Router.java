package io.guichet.routing;

import jakarta.inject.Singleton;

import io.guichet.events.TicketSnapshot;
import io.guichet.routing.rule.RuleBooks;
import io.smallrye.mutiny.Uni;

/** Says where a ticket goes: to the group that it has, the one that a rule names, or its department's fallback. */
@Singleton
class Router {

    private final RuleBooks rules;
    private final Destinations destinations;

    Router(RuleBooks rules, Destinations destinations) {
        this.rules = rules;
        this.destinations = destinations;
    }

    Uni<Route> route(TicketSnapshot ticket, String words) {
        var given = ticket.group();
        return given == null
                ? decide(ticket, words)
                : destinations.existing(given).chain(group -> group.isPresent()
                        ? rules.ask(ticket.department(), TicketFacts.unrouted(ticket, words))
                                .map(answer -> Route.given(given, answer.rule(), answer.failed()))
                        : decide(ticket, words));
    }

    /** Where somebody wants it to go, if that group still exists. */
    Uni<Route> move(String why, String wanted, TicketSnapshot ticket, String words) {
        return destinations.existing(wanted).chain(group -> group.isPresent()
                ? Uni.createFrom().item(Route.moved(why, wanted))
                : route(ticket, words));
    }

    /** Where rules, and rules alone, say that it goes. */
    Uni<Route> decide(TicketSnapshot ticket, String words) {
        return rules.ask(ticket.department(), TicketFacts.unrouted(ticket, words))
                .chain(answer -> answer.rule()
                        .map(rule -> Uni.createFrom().item(Route.by(rule, ticket, answer.failed())))
                        .orElseGet(() -> destinations.fallback(ticket.department())
                                .map(group -> Route.fallback(group, answer.failed()))));
    }
}
