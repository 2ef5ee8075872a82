package io.guichet.ticket;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketEvent;
import io.guichet.events.TicketEvent.AssigneeChanged;
import io.guichet.events.TicketEvent.AssignmentDeclined;
import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.events.TicketEvent.MailHeld;
import io.guichet.events.TicketEvent.MailReturned;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.events.TicketEvent.PriorityChanged;
import io.guichet.events.TicketEvent.Said;
import io.guichet.events.TicketEvent.StatusChanged;
import io.guichet.events.TicketEvent.TicketMerged;
import io.guichet.events.TicketEvent.TicketOpened;
import io.guichet.events.TicketEvent.TicketRestored;
import io.guichet.events.TicketEvent.TicketSplit;
import io.guichet.events.TicketEvent.TicketTrashed;
import io.guichet.events.TicketEvent.TicketUnmerged;

/** What an event says besides the ticket, as its entry of the timeline keeps it. */
final class EventDetail {

    private EventDetail() {}

    static Map<String, Object> of(TicketEvent event) {
        var facts = new Facts();
        return (switch (event) {
            case TicketOpened opened -> facts.put("acknowledge", opened.acknowledge())
                    .put("letInAt", opened.letInAt());
            case MessageAdded added -> facts.put("message", added.message()).put("messageKind", added.kind())
                    .put("opening", added.opening());
            case AssigneeChanged changed -> facts.put("request", changed.request());
            case AssignmentDeclined declined -> facts.put("request", declined.request()).put("agent", declined.agent())
                    .put("reason", declined.reason());
            case FieldsChanged changed -> facts.put("changed", changed.changed());
            case MailReturned returned -> facts.put("message", returned.message())
                    .put("recipient", returned.recipient()).put("permanent", returned.permanent())
                    .put("mailId", returned.mailId()).put("status", returned.status())
                    .put("complaint", returned.complaint()).put("reason", returned.reason());
            case MailHeld held -> facts.put("mail", held.mail()).put("from", held.from()).put("reason", held.reason());
            case StatusChanged _ -> facts;
            case PriorityChanged _ -> facts;
            case TicketMerged merged -> pair(facts, merged.source(), merged.sourceNumber(), merged.target(),
                    merged.targetNumber());
            case TicketUnmerged undone -> pair(facts, undone.source(), undone.sourceNumber(), undone.target(),
                    undone.targetNumber()).put("messages", undone.messages()).put("mergedAt", undone.mergedAt())
                    .put("said", said(undone.said()));
            case TicketSplit split -> pair(facts, split.source(), split.sourceNumber(), split.target(),
                    split.targetNumber()).put("messages", split.messages());
            case TicketTrashed trashed -> facts.put("spam", trashed.spam());
            case TicketRestored restored -> facts.put("trashedAt", restored.trashedAt());
        }).asMap();
    }

    private static Facts pair(Facts facts, UUID source, long sourceNumber, UUID target, long targetNumber) {
        return facts.put("sourceId", source).put("source", sourceNumber).put("targetId", target)
                .put("target", targetNumber);
    }

    private static @Nullable List<Map<String, Object>> said(@Nullable List<Said> said) {
        return said == null
                ? null
                : said.stream().map(one -> new Facts().put("message", one.message()).put("kind", one.kind())
                        .put("by", one.by()).put("at", one.at()).asMap()).toList();
    }
}
