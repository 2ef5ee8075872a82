package io.guichet.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.guichet.events.Actor;
import io.guichet.events.Envelope;
import io.guichet.events.EventCodec;
import io.guichet.events.TicketEvent;
import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.events.TicketSnapshot;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/**
 * Puts the events of a ticket together again, from its timeline and its messages. They are the same as they were, but for
 * its customer, who is shown as known today, for the headers of acknowledgements, and for what has been erased since.
 */
final class PastTicket {

    private static final String SOURCE = "/guichet/ticket";
    /** What facts and snapshot call the same. */
    private static final List<String> TRAITS = List.of("number", "subject", "status", "priority", "type", "channel",
            "department", "group", "assignee", "category", "product", "language", "region", "tags", "fields",
            "createdAt", "waitingSince", "resolvedAt", "collaborators");

    private final TicketSnapshot today;
    private final JsonObject now;
    private final Map<UUID, Message> messages;
    private Map<String, Object> facts = Map.of();
    private Instant updatedAt = Instant.MIN;

    PastTicket(TicketSnapshot today, List<Message> messages) {
        this.today = today;
        this.now = json(new FieldsChanged(today, List.of(), Actor.system("timeline"))).getJsonObject("ticket");
        this.messages = new HashMap<>();
        messages.forEach(message -> this.messages.put(message.id(), message));
    }

    /** The events that these entries, which are all up to some position, were told as. */
    List<Envelope<TicketEvent>> events(List<TimelineEntry> entries) {
        var told = new ArrayList<Envelope<TicketEvent>>();
        for (var entry : entries) {
            event(new Past(entry.kind(), entry.version(), entry.at(), entry.by(), entry.before(), entry.after(),
                    entry.detail())).ifPresent(
                            event -> told.add(new Envelope<>(entry.id(), entry.at(), SOURCE,
                                    entry.cause(), null, event)));
        }
        return told;
    }

    /** One entry of the timeline. */
    record Past(String kind, long version, Instant at, Actor by, Map<String, Object> before, Map<String, Object> after,
            Map<String, Object> detail) {}

    /** The event of the next entry; empty when it told nobody, or told of a message that has been erased. */
    Optional<TicketEvent> event(Past past) {
        facts = Facts.replay(facts, past.before(), past.after());
        updatedAt = past.at().isAfter(updatedAt) ? past.at() : updatedAt;
        var type = "io.guichet." + past.kind();
        if (!isOurs(type)) {
            return Optional.empty();
        }
        var event = new JsonObject().put("ticket", snapshot(past.version())).put("by", JsonObject.mapFrom(past.by()))
                .put("at", past.at().toString());
        return fill(event, past)
                ? EventCodec.decode(type, event.toBuffer().getBytes()).map(TicketEvent.class::cast)
                : Optional.empty();
    }

    /** What other services told is noted under the name of their event. */
    private static boolean isOurs(String type) {
        var known = EventCodec.types().get(type);
        return known != null && TicketEvent.class.isAssignableFrom(known);
    }

    private JsonObject snapshot(long version) {
        var snapshot = now.copy().put("version", version).put("updatedAt", updatedAt.toString());
        TRAITS.forEach(snapshot::remove);
        TRAITS.forEach(name -> Optional.ofNullable(facts.get(name)).ifPresent(value -> snapshot.put(name, value)));
        snapshot.remove("routingRequest");
        if (facts.containsKey("requestId")) {
            snapshot.put("routingRequest", new JsonObject().put("id", facts.get("requestId"))
                    .put("reason", facts.get("requestReason")).put("at", facts.get("requestAt")));
        }
        return snapshot;
    }

    /** What the event says besides the ticket; false when that is not known any more. */
    private boolean fill(JsonObject event, Past past) {
        var detail = past.detail();
        switch (past.kind()) {
            case "MessageAdded" -> {
                return message(event, detail);
            }
            case "StatusChanged" -> fromTo(event, "status", past);
            case "PriorityChanged" -> fromTo(event, "priority", past);
            case "AssigneeChanged" -> fromTo(event, "assignee", past);
            default -> {
            }
        }
        detail.forEach(event::put);
        if (detail.containsKey("sourceId")) {
            event.put("source", detail.get("sourceId")).put("sourceNumber", detail.get("source"))
                    .put("target", detail.get("targetId")).put("targetNumber", detail.get("target"));
        }
        return true;
    }

    private void fromTo(JsonObject event, String name, Past past) {
        var to = facts.get(name);
        var from = past.before().containsKey(name) || past.after().containsKey(name) ? past.before().get(name) : to;
        Optional.ofNullable(from).ifPresent(value -> event.put("from", value));
        Optional.ofNullable(to).ifPresent(value -> event.put("to", value));
    }

    private boolean message(JsonObject event, Map<String, Object> detail) {
        var message = Optional.ofNullable(detail.get("message"))
                .map(id -> messages.get(UUID.fromString(id.toString()))).orElse(null);
        if (message == null) {
            return false;
        }
        var then = event.getJsonObject("ticket");
        event.mergeIn(json(message.told(today, Boolean.TRUE.equals(detail.get("opening"))))).put("ticket", then);
        return true;
    }

    private static JsonObject json(TicketEvent event) {
        return new JsonObject(Buffer.buffer(EventCodec.encode(event)));
    }
}
