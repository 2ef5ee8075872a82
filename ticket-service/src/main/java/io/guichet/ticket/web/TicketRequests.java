package io.guichet.ticket.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.guichet.events.Channel;
import io.guichet.events.Priority;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketType;
import io.guichet.http.Caller;
import io.guichet.http.TicketFields;
import io.guichet.ticket.Body;
import io.guichet.ticket.Departments;
import io.guichet.ticket.NewTicket;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.attachment.Attachments;
import io.guichet.ticket.contact.EmailAddress;
import io.guichet.ticket.intake.ChannelOffers;
import io.smallrye.mutiny.Uni;

/** Turns what a caller sends into what the desk understands, as far as that caller may ask for it. */
@Singleton
class TicketRequests {

    /** All custom fields of a ticket together, in bytes of JSON: every event carries them. */
    private static final int LARGEST_FIELDS = 16 * 1024;
    private static final Set<Channel> OUTSIDE = Set.of(Channel.PHONE, Channel.CHAT, Channel.SOCIAL);

    private final Departments departments;
    private final Attachments attachments;
    private final ChannelOffers offers;
    private final ObjectMapper json;

    TicketRequests(Departments departments, Attachments attachments, ChannelOffers offers, ObjectMapper json) {
        this.departments = departments;
        this.attachments = attachments;
        this.offers = offers;
        this.json = json;
    }

    /** The same with the files that its sender has uploaded for it, if it may be asked on its channel already. */
    Uni<NewTicket> with(NewTicket asked, OpenTicket sent, Visit visit) {
        var offered = sent.about() == null
                ? Uni.createFrom().voidItem()
                : offers.require(asked, TicketRef.parse(sent.about()), visit.scope(), visit.act().at());
        return offered
                .chain(() -> attachments.reserve(Objects.requireNonNullElse(sent.attachments(), List.of()),
                        visit.caller().key()))
                .map(asked::with);
    }

    NewTicket newTicket(OpenTicket sent, Body body, Visit visit) {
        var requester = requester(sent, visit);
        var fields = checkedFields(sent.fields());
        var channel = channel(sent, visit);
        return new NewTicket(requester, name(sent, visit), channel, department(sent, visit),
                sent.subject(), body, priority(sent, visit),
                Objects.requireNonNullElse(sent.type(), TicketType.QUESTION), sent.category(), sent.product(),
                sent.language(), tags(sent, visit), fields, List.of(), null, isAcknowledged(channel), null,
                externalId(sent, visit), List.of(), said(sent, channel, visit));
    }

    /** Custom fields hold what JSON can say, but for nested lists without end. */
    Map<String, Object> checkedFields(@Nullable Map<String, Object> fields) {
        if (fields == null) {
            return Map.of();
        }
        fields.forEach((name, value) -> {
            if (value == null) {
                throw InvalidBody.refused("/fields/" + name, "has no value");
            }
        });
        if (size(fields) > LARGEST_FIELDS) {
            throw InvalidBody.refused("/fields", "is larger than %d bytes".formatted(LARGEST_FIELDS));
        }
        return fields;
    }

    private int size(Map<String, Object> fields) {
        try {
            return json.writeValueAsString(fields).getBytes(StandardCharsets.UTF_8).length;
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("What was read as JSON can be written as JSON", failure);
        }
    }

    private static EmailAddress requester(OpenTicket sent, Visit visit) {
        var contact = sent.contact();
        var given = contact == null
                ? null
                : EmailAddress.parse(contact.email())
                        .orElseThrow(() -> InvalidBody.refused("/contact/email", "is not a mail address"));
        if (visit.caller() instanceof Caller.Customer customer) {
            if (given != null && !given.value().equals(customer.email())) {
                throw InvalidBody.refused("/contact/email", "is not yours");
            }
            return EmailAddress.parse(customer.email()).orElseThrow();
        }
        if (given == null) {
            throw InvalidBody.refused("/contact", "is missing: who asks?");
        }
        return given;
    }

    private static @Nullable String name(OpenTicket sent, Visit visit) {
        var contact = sent.contact();
        return contact != null && contact.name() != null || !visit.isCustomers()
                ? contact == null ? null : contact.name()
                : visit.caller().name();
    }

    /** An agent records a call unless they say otherwise; a customer writes in the portal or in a form. */
    private static Channel channel(OpenTicket sent, Visit visit) {
        return switch (visit.caller()) {
            case Caller.Machine _ -> Objects.requireNonNullElse(sent.channel(), Channel.API);
            case Caller.Person _ -> Objects.requireNonNullElse(sent.channel(), Channel.PHONE);
            case Caller.Customer _ -> {
                var channel = Objects.requireNonNullElse(sent.channel(), Channel.PORTAL);
                if (channel != Channel.PORTAL && channel != Channel.WEB_FORM) {
                    throw InvalidBody.refused("/channel", "must be PORTAL or WEB_FORM");
                }
                yield channel;
            }
        };
    }

    /** Who speaks with somebody needs no mail that says that they were heard. */
    private static boolean isAcknowledged(Channel channel) {
        return switch (channel) {
            case EMAIL, WEB_FORM, PORTAL, API -> true;
            case PHONE, CHAT, SOCIAL -> false;
        };
    }

    private String department(OpenTicket sent, Visit visit) {
        var key = sent.department() != null
                ? sent.department()
                : departments.usual(visit.agent().orElse(null), sent.language())
                        .orElseThrow(() -> InvalidBody.refused("/department", "is missing, and none exists yet"));
        if (!departments.exists(key)) {
            throw InvalidBody.refused("/department", "does not exist");
        }
        if (sent.department() != null && visit.caller() instanceof Caller.Person
                && !visit.scope().allows(new TicketFields(key, null, null, null, null))) {
            throw InvalidBody.refused("/department", "is not one of yours");
        }
        return key;
    }

    /** How urgent it is, is not the requester's to say (IN10). */
    private static Priority priority(OpenTicket sent, Visit visit) {
        if (visit.isCustomers() && sent.priority() == Priority.URGENT) {
            throw InvalidBody.refused("/priority", "cannot be URGENT: that is decided from the facts you give");
        }
        return Objects.requireNonNullElse(sent.priority(), Priority.NORMAL);
    }

    private static List<String> tags(OpenTicket sent, Visit visit) {
        if (visit.isCustomers() && sent.tags() != null) {
            throw InvalidBody.refused("/tags", "are for those who answer");
        }
        return Objects.requireNonNullElse(sent.tags(), List.of());
    }

    /** Who writes to us themselves says where they do by the channel alone. */
    private static TicketSnapshot.@Nullable Origin said(OpenTicket sent, Channel channel, Visit visit) {
        var origin = sent.origin();
        if (origin == null) {
            return null;
        }
        if (visit.isCustomers() || !OUTSIDE.contains(channel)) {
            throw InvalidBody.refused("/origin", "is for calls, chats and mentions that somebody records");
        }
        return new TicketSnapshot.Origin(origin.source(), origin.link(), origin.author());
    }

    /** It is a name at a client, so nobody else has one. */
    private static @Nullable String externalId(OpenTicket sent, Visit visit) {
        if (sent.externalId() != null && !(visit.caller() instanceof Caller.Machine)) {
            throw InvalidBody.refused("/externalId", "is for clients of the API");
        }
        return sent.externalId();
    }
}
