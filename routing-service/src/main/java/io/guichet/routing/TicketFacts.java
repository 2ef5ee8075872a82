package io.guichet.routing;

import org.jspecify.annotations.Nullable;

import io.guichet.conditions.Facts;
import io.guichet.events.TicketSnapshot;

/** A ticket as conditions see it. */
final class TicketFacts {

    private TicketFacts() {}

    /** The facts of a snapshot, and what the customer wrote. */
    static Facts of(TicketSnapshot ticket, String words) {
        return of(ticket, words, ticket.group());
    }

    /** The same, as they would be if no group had been chosen. */
    static Facts unrouted(TicketSnapshot ticket, String words) {
        return of(ticket, words, null);
    }

    private static Facts of(TicketSnapshot ticket, String words, @Nullable String group) {
        var facts = Facts.builder()
                .subject(ticket.subject())
                .text(words)
                .status(ticket.status().name())
                .priority(ticket.priority().name())
                .type(ticket.type().name())
                .channel(ticket.channel().name())
                .department(ticket.department())
                .group(group)
                .category(ticket.category())
                .product(ticket.product())
                .language(ticket.language())
                .region(ticket.region())
                .tags(ticket.tags())
                .fields(ticket.fields())
                .createdAt(ticket.createdAt());
        return people(facts, ticket).build();
    }

    private static Facts.Builder people(Facts.Builder facts, TicketSnapshot ticket) {
        var requester = ticket.requester();
        var known = facts
                .contactName(requester.name())
                .contactEmail(requester.email())
                .contactLanguage(requester.language())
                .contactImportance(requester.importance())
                .contactLevel(requester.level())
                .contactRegion(requester.region())
                .contactVerification(requester.verification())
                .contactFields(requester.fields());
        var organization = ticket.organization();
        return organization == null
                ? known
                : known.organization(organization.name(), organization.importance(), organization.level());
    }
}
