package io.guichet.ticket.macro;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketSnapshot;
import io.guichet.ticket.contact.EmailAddress;

/** Fills in prepared texts: <code>{{ticket.number}}</code>, <code>{{contact.firstName}}</code>. */
final class Placeholders {

    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_.-]{1,120})\\s*}}");

    private final Map<String, String> values = new HashMap<>();

    /** @param agent the name of the one who uses the text */
    Placeholders(TicketSnapshot ticket, String agent) {
        put("ticket.number", "#" + ticket.number());
        put("ticket.subject", ticket.subject());
        put("ticket.category", ticket.category());
        put("ticket.product", ticket.product());
        put("ticket.department", ticket.department());
        ticket.fields().forEach((key, value) -> put("ticket.fields." + key, String.valueOf(value)));
        var name = ticket.requester().name();
        put("contact.name", name == null ? ticket.requester().email() : name);
        put("contact.firstName", name == null ? null : name.strip().split("\\s+", -1)[0]);
        put("contact.email", ticket.requester().email());
        put("organization.name", ticket.organization() == null ? null : ticket.organization().name());
        put("agent.name", agent);
        var origin = ticket.origin();
        put("origin.author", values.get("contact.name"));
        if (origin != null) {
            put("origin.author", origin.author());
            put("origin.source", origin.source());
            put("origin.link", origin.link());
        }
    }

    /** The same, which also knows where the department is written to. */
    Placeholders writtenTo(Optional<EmailAddress> address) {
        address.ifPresent(known -> put("department.address", known.value()));
        return this;
    }

    /** The text with all that is known; what is not known leaves nothing behind. What is filled in stays as it is. */
    String fill(String text) {
        return PLACE.matcher(text).replaceAll(
                found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
    }

    /** The text with nothing filled in, where it says something besides: at least this much is left of it. */
    static @Nullable String bare(@Nullable String text) {
        var bare = text == null ? "" : PLACE.matcher(text).replaceAll("");
        return bare.isBlank() ? text : bare;
    }

    private void put(String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
