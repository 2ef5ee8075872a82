package io.guichet.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.Cause;
import io.guichet.events.Channel;
import io.guichet.events.MessageKind;
import io.guichet.events.Priority;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketStatus;
import io.guichet.events.TicketType;
import io.guichet.ticket.contact.Contact;
import io.guichet.ticket.contact.EmailAddress;

/** Tickets, people and acts for plain tests; each id is written as the number that it ends with. */
final class Given {

    static final Instant MORNING = Instant.parse("2026-01-05T09:00:00Z");
    static final UUID BRUNO = id(2);
    static final UUID CHLOE = id(3);
    static final Contact CLAIRE = new Contact(id(0x21), new EmailAddress("claire@client.example"), "Claire", MORNING);
    static final Actor AGENT = new Actor(Actor.Kind.AGENT, BRUNO, "Bruno Leroy");
    static final Actor ROUTING = Actor.system("routing");
    static final Reassignment EVERYBODY_IS_THERE = new Reassignment(id(900), agent -> false);
    static final Reassignment NOBODY_IS_THERE = new Reassignment(id(901), agent -> true);

    private Given() {}

    static UUID id(int number) {
        return UUID.fromString("00000000-0000-7000-8000-%012x".formatted(number));
    }

    /** After so many minutes. */
    static Instant after(int minutes) {
        return MORNING.plusSeconds(60L * minutes);
    }

    static Act by(Actor actor, int minutes) {
        return new Act(actor, Cause.request("test"), after(minutes));
    }

    static Act byCustomer(int minutes) {
        return by(CLAIRE.asActor(), minutes);
    }

    static Act byAgent(int minutes) {
        return by(AGENT, minutes);
    }

    static Act byRouting(int minutes) {
        return by(ROUTING, minutes);
    }

    static Draft reply(String text) {
        return draft(MessageKind.REPLY, text);
    }

    static Draft note(String text) {
        return draft(MessageKind.NOTE, text);
    }

    private static Draft draft(MessageKind kind, String text) {
        return Draft.of(UUID.nameUUIDFromBytes(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)), kind,
                Channel.API,
                new Body(text, null));
    }

    static Opening opening() {
        return new Opening(id(1), new TicketNumber(100_001), id(100), CLAIRE, Channel.EMAIL, "support-fr",
                "Card refused", Priority.NORMAL, TicketType.QUESTION, null, null, "fr", null, List.of(), Map.of(),
                reply("My card is refused."), null, true, null, null, null,
                new TicketSnapshot.Origin("FORUM", "https://forum.example/7", "claire"), null,
                List.of());
    }

    /** Opened at minute 0, with routing's question 100 open. */
    static Ticket ticket() {
        return Ticket.open(opening(), byCustomer(0)).ticket();
    }

    /** Another one, which the first may be merged into. */
    static Ticket another() {
        var first = opening();
        return Ticket.open(new Opening(id(11), new TicketNumber(100_002), id(101), CLAIRE, first.channel(),
                first.department(), "Card refused again", first.priority(), first.type(), null, null, "fr", null,
                List.of(), Map.of(), reply("It is refused again."), null, true, null, null, null, null, null,
                List.of()),
                byCustomer(2))
                .ticket();
    }

    /** The same in a status, reached by an agent. */
    static Ticket ticket(TicketStatus status) {
        var ticket = ticket();
        if (status != TicketStatus.NEW) {
            var steps = status == TicketStatus.REOPENED ? List.of(TicketStatus.RESOLVED, status) : List.of(status);
            for (var step : steps) {
                var _ = move(ticket, step);
            }
        }
        return ticket;
    }

    static Change move(Ticket ticket, TicketStatus to) {
        return ticket.editing().edit(edit(to, null), EVERYBODY_IS_THERE, byAgent(1));
    }

    static Edit edit(@Nullable TicketStatus status, @Nullable Priority priority) {
        return new Edit(Optional.empty(), Optional.ofNullable(status), Optional.ofNullable(priority), Optional.empty(),
                Patch.KEEP, Patch.KEEP, Patch.KEEP, Patch.KEEP, Optional.empty(), Map.of());
    }
}
