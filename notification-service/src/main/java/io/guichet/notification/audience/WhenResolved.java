package io.guichet.notification.audience;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.Channel;
import io.guichet.events.TicketEvent.StatusChanged;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketSnapshot.Origin;
import io.guichet.events.TicketStatus;
import io.guichet.notification.audience.Telling.Matter;
import io.guichet.notification.ticket.MailThread;
import io.guichet.notification.ticket.TicketFacts;

/**
 * Who is told that a request is resolved by an agent or another product: its requester, unless they were written to in
 * the same act.
 */
public final class WhenResolved {

    private static final Set<TicketStatus> DONE = EnumSet.of(TicketStatus.RESOLVED, TicketStatus.CLOSED);

    private static final Set<Actor.Kind> SILENT = EnumSet.of(Actor.Kind.CUSTOMER, Actor.Kind.SYSTEM);

    /** Recorded by agents: Guichet cannot answer there. */
    private static final Set<Channel> SPOKEN = EnumSet.of(Channel.PHONE, Channel.CHAT, Channel.SOCIAL);

    private WhenResolved() {}

    /**
     * What is to be told; what was resolved before is not told again when it is closed.
     *
     * @param thread where the mails of the ticket stand
     * @param cause the act that led to the event
     */
    public static List<Telling> tells(StatusChanged changed, MailThread thread, String cause) {
        if (!DONE.contains(changed.to()) || DONE.contains(changed.from())) {
            return List.of();
        }
        return Stream.concat(mail(changed, thread, cause), announcement(changed)).toList();
    }

    private static Stream<Telling> mail(StatusChanged changed, MailThread thread, String cause) {
        var ticket = changed.ticket();
        var by = changed.by();
        var address = ticket.requester().email();
        return address == null || SILENT.contains(by.kind()) || cause.equals(thread.answeredBy())
                ? Stream.empty()
                : Stream.of(new Telling.Resolution(ticket, address, thread.next(), agent(by), by.name(),
                        thread.mayBeForged()));
    }

    /** Where we have no sender, a person tells: whoever has the ticket, else whoever resolved it. */
    private static Stream<Telling> announcement(StatusChanged changed) {
        var ticket = changed.ticket();
        var agent = ticket.assignee() != null ? ticket.assignee() : agent(changed.by());
        return agent == null || changed.by().kind() == Actor.Kind.CUSTOMER || !SPOKEN.contains(ticket.channel())
                ? Stream.empty()
                : Stream.of(new Telling.Alert(agent, new Matter(NoticeKind.ANNOUNCE, TicketFacts.of(ticket), null,
                        source(ticket), place(ticket))));
    }

    /** Where it was said: as it was recorded, else as a field says. */
    private static String source(TicketSnapshot ticket) {
        return Optional.ofNullable(ticket.origin()).map(Origin::source).or(() -> text(ticket, "source"))
                .orElse(ticket.channel().name());
    }

    /** The address of a mention: as it was recorded, else as a field holds it. */
    private static @Nullable URI place(TicketSnapshot ticket) {
        return Optional.ofNullable(ticket.origin()).map(Origin::link).or(() -> text(ticket, "link"))
                .or(() -> text(ticket, "url")).filter(link -> link.matches("https?://\\S{1,2000}"))
                .flatMap(WhenResolved::uri).orElse(null);
    }

    private static Optional<URI> uri(String link) {
        try {
            return Optional.of(new URI(link));
        } catch (URISyntaxException broken) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(TicketSnapshot ticket, String field) {
        return Optional.ofNullable(ticket.fields().get(field)).filter(String.class::isInstance)
                .map(String.class::cast).filter(text -> !text.isBlank());
    }

    private static @Nullable UUID agent(Actor by) {
        return by.kind() == Actor.Kind.AGENT ? by.id() : null;
    }
}
