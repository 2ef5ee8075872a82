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
                ? choose(ticket, words)
                : destinations.existing(given)
                        .chain(group -> group.isPresent()
                                ? Uni.createFrom().item(Route.given(given))
                                : choose(ticket, words));
    }

    private Uni<Route> choose(TicketSnapshot ticket, String words) {
        return rules.ask(ticket.department(), TicketFacts.of(ticket, words))
                .chain(answer -> answer.rule()
                        .map(rule -> Uni.createFrom().item(Route.by(rule, answer.failed())))
                        .orElseGet(() -> destinations.fallback(ticket.department())
                                .map(group -> Route.fallback(group, answer.failed()))));
    }
}
