package io.guichet.notification.audience;

import java.util.List;

import io.guichet.events.Actor;
import io.guichet.events.MessageKind;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.notification.audience.Telling.Matter;
import io.guichet.notification.ticket.TicketFacts;

/** Who is told of a message: the requester of a colleague's reply, the assignee of a customer's. */
public final class WhenMessageAdded {

    private WhenMessageAdded() {}

    public static List<Telling> tells(MessageAdded added) {
        if (added.opening() || added.kind() != MessageKind.REPLY) {
            return List.of();
        }
        return added.by().kind() == Actor.Kind.CUSTOMER ? assignee(added) : requester(added);
    }

    private static List<Telling> requester(MessageAdded added) {
        var address = added.ticket().requester().email();
        var thread = added.mail();
        if (address == null || thread == null) {
            return List.of();
        }
        var author = added.by().kind() == Actor.Kind.SYSTEM ? null : added.by().name();
        var agent = added.by().kind() == Actor.Kind.AGENT ? added.by().id() : null;
        var written = new Telling.Written(added.message(), agent, author, added.text(), thread);
        return List.of(new Telling.Reply(added.ticket(), address, written));
    }

    private static List<Telling> assignee(MessageAdded added) {
        var assignee = added.ticket().assignee();
        return assignee == null || assignee.equals(added.by().id())
                ? List.of()
                : List.of(new Telling.Alert(assignee,
                        Matter.of(NoticeKind.CUSTOMER_REPLIED, TicketFacts.of(added.ticket()))));
    }
}
