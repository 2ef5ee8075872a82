package io.guichet.notification.audience;

import java.util.List;
import java.util.stream.Stream;

import io.guichet.events.Actor;
import io.guichet.events.MailHeaders;
import io.guichet.events.MessageKind;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.notification.audience.Telling.Matter;
import io.guichet.notification.ticket.TicketFacts;

/**
 * Who is told of a message: the requester of a colleague's reply, those outside of a forward, the assignee of a
 * customer's, and of a note whoever it names.
 */
public final class WhenMessageAdded {

    private WhenMessageAdded() {}

    public static List<Telling> tells(MessageAdded added) {
        if (added.kind() == MessageKind.FORWARD) {
            return outside(added);
        }
        if (added.kind() == MessageKind.NOTE) {
            return mentioned(added);
        }
        if (added.opening()) {
            return List.of();
        }
        return added.by().kind() == Actor.Kind.CUSTOMER ? assignee(added) : requester(added);
    }

    /** Each of them gets a mail of their own: one need not know of the others. */
    private static List<Telling> outside(MessageAdded added) {
        var particulars = added.particulars();
        var thread = added.mail();
        if (particulars == null || thread == null) {
            return List.of();
        }
        var written = written(added, thread);
        return Stream.concat(particulars.to().stream(), particulars.cc().stream()).distinct()
                .<Telling>map(address -> new Telling.Reply(added.ticket(), address, written)).toList();
    }

    private static List<Telling> requester(MessageAdded added) {
        var address = added.ticket().requester().email();
        var thread = added.mail();
        if (address == null || thread == null) {
            return List.of();
        }
        return List.of(new Telling.Reply(added.ticket(), address, written(added, thread)));
    }

    private static Telling.Written written(MessageAdded added, MailHeaders thread) {
        var author = added.by().kind() == Actor.Kind.SYSTEM ? null : added.by().name();
        var agent = added.by().kind() == Actor.Kind.AGENT ? added.by().id() : null;
        return new Telling.Written(added.message(), agent, author, added.text(), thread);
    }

    private static List<Telling> mentioned(MessageAdded added) {
        var particulars = added.particulars();
        return particulars == null
                ? List.of()
                : particulars.mentioned().stream().distinct().filter(agent -> !agent.equals(added.by().id()))
                        .<Telling>map(agent -> new Telling.Alert(agent,
                                Matter.of(NoticeKind.MENTIONED, TicketFacts.of(added.ticket()))))
                        .toList();
    }

    private static List<Telling> assignee(MessageAdded added) {
        var assignee = added.ticket().assignee();
        return assignee == null || assignee.equals(added.by().id())
                ? List.of()
                : List.of(new Telling.Alert(assignee,
                        Matter.of(NoticeKind.CUSTOMER_REPLIED, TicketFacts.of(added.ticket()))));
    }
}
