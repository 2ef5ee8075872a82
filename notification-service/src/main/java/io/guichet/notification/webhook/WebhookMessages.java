package io.guichet.notification.webhook;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.guichet.events.SlaEvent.EscalationDue;
import io.guichet.events.SlaEvent.WatchFired;
import io.guichet.notification.audience.Occasion;
import io.guichet.notification.ticket.TicketFacts;

/** Words what webhooks are told: facts of the event and which ticket it is about, nothing that anybody wrote in it. */
final class WebhookMessages {

    static final String PING = "webhook.ping";
    private static final String ESCALATION = "sla.escalation.due";
    private static final String WATCH = "sla.watch.fired";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private WebhookMessages() {}

    /** As Standard Webhooks has it; instants in ISO 8601. */
    private record Body(String type, String timestamp, Object data) {}

    private record Ticket(UUID id, long number, String department) {}

    private record Escalation(Ticket ticket, String policy, String kind, String step, String due, String at,
            boolean late) {}

    private record Watched(Ticket ticket, String rule, String watch, int step, String since, String at,
            boolean late) {}

    private record Ping(String webhook) {}

    static WebhookMessage of(Occasion occasion, EscalationDue due, TicketFacts ticket) {
        var data = new Escalation(ticket(ticket), due.policy(), due.kind().name(), due.step(), due.due().toString(),
                due.at().toString(), due.late());
        return message(occasion.event(), ESCALATION, ticket.id(), new Body(ESCALATION, occasion.at().toString(), data));
    }

    static WebhookMessage of(Occasion occasion, WatchFired fired, TicketFacts ticket) {
        var data = new Watched(ticket(ticket), fired.rule(), fired.watch().name(), fired.step(),
                fired.since().toString(), fired.at().toString(), fired.late());
        return message(occasion.event(), WATCH, ticket.id(), new Body(WATCH, occasion.at().toString(), data));
    }

    /** By which an administrator sees whether it works. */
    static WebhookMessage ping(UUID event, String webhook, Instant at) {
        var body = new Body(PING, at.toString(), new Ping(webhook));
        return new WebhookMessage(event, PING, null, json(body));
    }

    private static Ticket ticket(TicketFacts ticket) {
        return new Ticket(ticket.id(), ticket.number(), ticket.department());
    }

    private static WebhookMessage message(UUID event, String type, UUID ticket, Body body) {
        return new WebhookMessage(event, type, ticket, json(body));
    }

    private static String json(Body body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Texts and numbers are JSON", impossible);
        }
    }
}
