package io.guichet.sla;

import io.guichet.conditions.Facts;
import io.guichet.events.TicketSnapshot;

/** A ticket as conditions see it; what the customer wrote is not known here, so {@code ticket.text} is empty. */
public final class TicketFacts {

    private TicketFacts() {}

    /** What a condition may ask of the ticket. */
    public static Facts of(TicketSnapshot ticket) {
        var facts = Facts.builder()
                .subject(ticket.subject())
                .status(ticket.status().name())
                .priority(ticket.priority().name())
                .type(ticket.type().name())
                .channel(ticket.channel().name())
                .department(ticket.department())
                .group(ticket.group())
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
