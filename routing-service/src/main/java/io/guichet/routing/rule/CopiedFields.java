package io.guichet.routing.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketSnapshot.OrganizationRef;
import io.guichet.routing.directory.UnknownReference;

/** Fields that a rule fills with what is known of the ticket: {@code {"from": "organization.region"}}. Plain Java. */
final class CopiedFields {

    private static final String FROM = "from";
    private static final String CONTACT_FIELD = "contact.fields.";
    private static final String ORGANIZATION_FIELD = "organization.fields.";
    /** By the names that conditions have for it. */
    private static final Map<String, Function<TicketSnapshot, @Nullable Object>> FACTS = Map.ofEntries(
            Map.entry("ticket.subject", TicketSnapshot::subject),
            Map.entry("ticket.channel", ticket -> ticket.channel().name()),
            Map.entry("ticket.category", TicketSnapshot::category),
            Map.entry("ticket.product", TicketSnapshot::product),
            Map.entry("ticket.language", TicketSnapshot::language),
            Map.entry("ticket.region", TicketSnapshot::region),
            Map.entry("contact.name", ticket -> ticket.requester().name()),
            Map.entry("contact.email", ticket -> ticket.requester().email()),
            Map.entry("contact.language", ticket -> ticket.requester().language()),
            Map.entry("contact.importance", ticket -> ticket.requester().importance()),
            Map.entry("contact.level", ticket -> ticket.requester().level()),
            Map.entry("contact.region", ticket -> ticket.requester().region()),
            Map.entry("contact.verification", ticket -> ticket.requester().verification()),
            Map.entry("organization.name", ticket -> of(ticket, OrganizationRef::name)),
            Map.entry("organization.importance", ticket -> of(ticket, OrganizationRef::importance)),
            Map.entry("organization.level", ticket -> of(ticket, OrganizationRef::level)),
            Map.entry("organization.region", ticket -> of(ticket, OrganizationRef::region)));

    private CopiedFields() {}

    /** Throws {@link UnknownReference} for a field that is to be copied from what nobody knows of. */
    static void check(Map<String, Object> fields) {
        fields.forEach((field, value) -> source(value).filter(fact -> !isKnown(fact)).ifPresent(fact -> {
            throw new UnknownReference("/setFields/" + field + "/" + FROM, "fact", fact);
        }));
    }

    /** The fields as they are set on the ticket; what it does not say sets nothing. */
    static Map<String, Object> of(Map<String, Object> fields, TicketSnapshot ticket) {
        var filled = new LinkedHashMap<String, Object>();
        fields.forEach((field, value) -> {
            var known = source(value).map(fact -> fact(ticket, fact)).orElse(Optional.of(value));
            known.ifPresent(one -> filled.put(field, one));
        });
        return filled;
    }

    /** Where the value is copied from; empty for one that is meant as it stands. */
    private static Optional<String> source(Object value) {
        return value instanceof Map<?, ?> object && object.size() == 1 && object.get(FROM) instanceof String fact
                ? Optional.of(fact)
                : Optional.empty();
    }

    private static boolean isKnown(String fact) {
        return FACTS.containsKey(fact) || names(fact, CONTACT_FIELD) || names(fact, ORGANIZATION_FIELD);
    }

    private static boolean names(String fact, String prefix) {
        return fact.startsWith(prefix) && fact.length() > prefix.length();
    }

    private static Optional<Object> fact(TicketSnapshot ticket, String fact) {
        if (names(fact, CONTACT_FIELD)) {
            return field(ticket.requester().fields(), fact.substring(CONTACT_FIELD.length()));
        }
        if (names(fact, ORGANIZATION_FIELD)) {
            return Optional.ofNullable(ticket.organization())
                    .flatMap(known -> field(known.fields(), fact.substring(ORGANIZATION_FIELD.length())));
        }
        return Optional.ofNullable(FACTS.get(fact)).flatMap(known -> Optional.ofNullable(known.apply(ticket)));
    }

    private static Optional<Object> field(@Nullable Map<String, Object> fields, String key) {
        return Optional.ofNullable(fields).flatMap(known -> Optional.ofNullable(known.get(key)));
    }

    private static @Nullable Object of(TicketSnapshot ticket, Function<OrganizationRef, @Nullable Object> fact) {
        return ticket.organization() == null ? null : fact.apply(ticket.organization());
    }
}
