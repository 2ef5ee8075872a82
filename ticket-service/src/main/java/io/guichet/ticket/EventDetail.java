package io.guichet.ticket;

import java.util.Map;

import io.guichet.events.TicketEvent;
import io.guichet.events.TicketEvent.AssigneeChanged;
import io.guichet.events.TicketEvent.AssignmentDeclined;
import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.events.TicketEvent.MailReturned;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.events.TicketEvent.PriorityChanged;
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
            case TicketOpened opened -> facts.put("acknowledge", opened.acknowledge());
            case MessageAdded added -> facts.put("message", added.message()).put("messageKind", added.kind())
                    .put("opening", added.opening());
            case AssigneeChanged changed -> facts.put("request", changed.request());
            case AssignmentDeclined declined -> facts.put("request", declined.request()).put("agent", declined.agent())
                    .put("reason", declined.reason());
            case FieldsChanged changed -> facts.put("changed", changed.changed());
            case MailReturned returned -> facts.put("message", returned.message())
                    .put("recipient", returned.recipient()).put("permanent", returned.permanent());
            case StatusChanged _ -> facts;
            case PriorityChanged _ -> facts;
            case TicketMerged merged -> facts.put("source", merged.sourceNumber()).put("target",
                    merged.targetNumber());
            case TicketUnmerged undone -> facts.put("source", undone.sourceNumber()).put("target",
                    undone.targetNumber()).put("messages", undone.messages());
            case TicketSplit split -> facts.put("source", split.sourceNumber()).put("target", split.targetNumber())
                    .put("messages", split.messages());
            case TicketTrashed trashed -> facts.put("spam", trashed.spam());
            case TicketRestored _ -> facts;
        }).asMap();
    }
}
