package io.guichet.routing;

import org.jspecify.annotations.Nullable;

import io.guichet.conditions.Facts;
import io.guichet.events.TicketSnapshot;

/** A ticket as conditions see it. */
final class TicketFacts {

    /** How far the customer's words are looked at, by whatever is decided, and when it is decided again. */
    private static final int WORDS = 16_000;

    private TicketFacts() {}

    /** The customer's words as far as anything is decided by them. */
    static String looked(String words) {
        if (words.length() <= WORDS) {
            return words;
        }
        return words.substring(0, Character.isHighSurrogate(words.charAt(WORDS - 1)) ? WORDS - 1 : WORDS);
    }

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
                .text(looked(words))
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
                : known.organization(organization.name(), organization.importance(), organization.level())
                        .organizationDetails(organization.region(), organization.fields());
    }
}
