package io.guichet.routing;

import jakarta.inject.Singleton;

import io.guichet.events.TicketSnapshot;
import io.guichet.routing.rule.Rule;
import io.guichet.routing.rule.RuleBook;
import io.guichet.routing.rule.RuleBooks;
import io.smallrye.mutiny.Uni;

/** Says where a ticket goes, to the group that it has, the one that a rule names, or its department's fallback. */
@Singleton
class Router {

    private final RuleBooks rules;
    private final Destinations destinations;

    Router(RuleBooks rules, Destinations destinations) {
        this.rules = rules;
        this.destinations = destinations;
    }

    /**
     * Where it goes.
     *
     * @param first whether rules have never been asked about it before: of a ticket that has its group, they change
     *     things only then
     */
    Uni<Route> route(TicketSnapshot ticket, String words, boolean first) {
        var given = ticket.group();
        return given == null
                ? decide(ticket, words)
                : destinations.existing(given).chain(group -> group.isPresent()
                        ? rules.ask(ticket.department(), TicketFacts.unrouted(ticket, words))
                                .map(answer -> Route.given(given, answer, ticket))
                                .map(route -> first ? route : route.again())
                        : decide(ticket, words));
    }

    /** Where somebody wants it to go, if that group still exists. */
    Uni<Route> move(String why, String wanted, TicketSnapshot ticket, String words) {
        return destinations.existing(wanted).chain(group -> group.isPresent()
                ? Uni.createFrom().item(Route.moved(why, wanted))
                : route(ticket, words, false));
    }

    /** Where rules, and rules alone, say that it goes; its department's fallback where they leave that open. */
    Uni<Route> decide(TicketSnapshot ticket, String words) {
        return rules.ask(ticket.department(), TicketFacts.unrouted(ticket, words))
                .chain(answer -> decide(ticket, answer));
    }

    private Uni<Route> decide(TicketSnapshot ticket, RuleBook.Answer answer) {
        var rule = answer.rule();
        var named = rule.map(Rule::group);
        return named.isPresent()
                ? Uni.createFrom().item(Route.by(rule.get(), named.get(), ticket, answer.failed()))
                : destinations.fallback(ticket.department())
                        .map(group -> rule.map(one -> Route.fallback(one, group, ticket, answer.failed()))
                                .orElseGet(() -> Route.fallback(group, answer.failed())));
    }
}
