package io.guichet.routing;

import io.guichet.events.Actor;
import io.guichet.events.Cause;
import io.guichet.events.TicketEvent;
import io.guichet.events.TicketEvent.AssigneeChanged;
import io.guichet.events.TicketEvent.AssignmentDeclined;
import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.events.TicketEvent.MailHeld;
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
import io.smallrye.mutiny.Uni;

/** Has the desk hear what happens, as it would over Kafka. */
final class Live {

    private Live() {}

    static Uni<Void> hear(RoutingDesk desk, TicketEvent event, Cause cause) {
        return switch (event) {
            case TicketOpened opened -> desk.open(opened.ticket(), cause);
            case MessageAdded added when added.opening() -> desk.introduce(added.ticket(), added.text(), cause);
            case MessageAdded added when added.by().kind() == Actor.Kind.CUSTOMER ->
                desk.reply(added.ticket(), added.by(), cause);
            case MessageAdded added -> desk.change(added.ticket(), added.by(), cause);
            case StatusChanged changed -> desk.change(changed.ticket(), changed.by(), cause);
            case AssigneeChanged changed -> desk.assign(changed.ticket(), changed.request(), changed.by(), cause);
            case AssignmentDeclined refused -> desk.decline(refused, cause);
            case PriorityChanged changed -> desk.change(changed.ticket(), changed.by(), cause);
            case FieldsChanged changed -> desk.change(changed.ticket(), changed.by(), cause);
            case TicketMerged told -> desk.change(told.ticket(), told.by(), cause);
            case TicketUnmerged told -> desk.change(told.ticket(), told.by(), cause);
            case TicketSplit told -> desk.change(told.ticket(), told.by(), cause);
            case TicketTrashed told -> desk.change(told.ticket(), told.by(), cause);
            case TicketRestored told -> desk.change(told.ticket(), told.by(), cause);
            case MailHeld told -> desk.change(told.ticket(), Actor.system("mail"), cause);
            case MailReturned told -> desk.change(told.ticket(), Actor.system("mail"), cause);
        };
    }
}
