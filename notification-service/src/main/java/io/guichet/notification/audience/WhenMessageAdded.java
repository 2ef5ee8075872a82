package io.guichet.notification.audience;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.MailHeaders;
import io.guichet.events.MessageKind;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.events.TicketEvent.Particulars;
import io.guichet.notification.audience.Telling.Matter;
import io.guichet.notification.audience.Telling.Reply;
import io.guichet.notification.audience.Telling.Shown;
import io.guichet.notification.audience.Telling.SignedFile;
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
        var addresses = Stream.concat(particulars.to().stream(), particulars.cc().stream()).distinct().toList();
        return addresses.stream()
                .<Telling>map(address -> new Reply(added.ticket(), address, Shown.only(address),
                        address.equals(addresses.getFirst())
                                ? written
                                : written.in(Copies.headers(thread, address, thread.replyTo()))))
                .toList();
    }

    /** The requester, and those who get a copy; each of them sees who else does. */
    private static List<Telling> requester(MessageAdded added) {
        var address = added.ticket().requester().email();
        var thread = added.mail();
        if (address == null || thread == null) {
            return List.of();
        }
        var particulars = added.particulars();
        var others = particulars == null
                ? List.<String>of()
                : Stream.concat(particulars.to().stream(), particulars.cc().stream())
                        .filter(other -> !other.equalsIgnoreCase(address)).distinct().toList();
        var shown = new Shown(List.of(address), others);
        var written = written(added, thread);
        return Stream.concat(Stream.of(new Reply(added.ticket(), address, shown, written)), others.stream()
                .map(other -> new Reply(added.ticket(), other, shown,
                        written.in(Copies.headers(thread, other, replyTo(particulars, other))))))
                .map(Telling.class::cast).toList();
    }

    private static @Nullable String replyTo(@Nullable Particulars particulars, String address) {
        return particulars == null || particulars.replyTo() == null ? null : particulars.replyTo().get(address);
    }

    private static Telling.Written written(MessageAdded added, MailHeaders thread) {
        var author = added.by().kind() == Actor.Kind.SYSTEM ? null : added.by().name();
        var agent = added.by().kind() == Actor.Kind.AGENT ? added.by().id() : null;
        var particulars = added.particulars();
        return new Telling.Written(added.message(), agent, author, added.text(),
                particulars == null ? null : particulars.html(), thread, files(particulars));
    }

    /** Of an older event no file was signed, and none can be sent. */
    private static List<SignedFile> files(@Nullable Particulars particulars) {
        if (particulars == null || particulars.links() == null) {
            return List.of();
        }
        var links = particulars.links();
        return particulars.attachments().stream()
                .flatMap(file -> Stream.ofNullable(links.get(file.id().toString()))
                        .map(path -> new SignedFile(file, path)))
                .toList();
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
