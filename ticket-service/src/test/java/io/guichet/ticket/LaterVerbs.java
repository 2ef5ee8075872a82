package io.guichet.ticket;

import static io.guichet.ticket.Given.EVERYBODY_IS_THERE;
import static io.guichet.ticket.Given.after;
import static io.guichet.ticket.Given.another;
import static io.guichet.ticket.Given.byAgent;
import static io.guichet.ticket.Given.byRouting;
import static io.guichet.ticket.Given.id;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.MessageKind;
import io.guichet.events.Priority;
import io.guichet.events.SlaEvent.Target;
import io.guichet.events.SlaEvent.TargetMet;
import io.guichet.events.SlaEvent.TargetPaused;
import io.guichet.events.SlaEvent.TargetsSet;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketEvent.Said;
import io.guichet.events.TicketStatus;
import io.guichet.events.TicketType;
import io.guichet.ticket.contact.Contact;
import io.guichet.ticket.contact.EmailAddress;

/** The verbs of timers, of sla-service, of lineage and of corrections, from 25 on. */
final class LaterVerbs {

    private static final Contact YVES = new Contact(id(0x22), new EmailAddress("yves@client.example"), "Yves",
            Given.MORNING);

    private LaterVerbs() {}

    static Change carryOut(Ticket ticket, int verb, int minute) {
        return switch (verb) {
            case 25 -> ticket.merging().splitInto(another(), List.of(id(minute)), byAgent(minute));
            case 26, 27 -> letGo(ticket, verb == 26, minute);
            case 28 -> ticket.assigning().escalating().raise(Priority.URGENT, byRouting(minute));
            case 29 -> ticket.assigning().escalating().tag(List.of("late-" + minute % 3), byRouting(minute));
            case 30 -> ticket.editing().promise(promised(ticket, minute), byRouting(minute));
            case 31 -> ticket.editing().pause(new TargetPaused(ticket.id(), kind(minute), after(minute)),
                    byRouting(minute));
            case 32 -> ticket.editing().keep(new TargetMet(ticket.id(), kind(minute), after(minute - 1), after(minute),
                    minute % 2 == 0), byRouting(minute));
            case 33 -> ticket.talk().report(Given.note("bounced " + minute), new Returned("<m" + minute + "@x.example>",
                    "claire@client.example", "5.1.1", true, false, "no such user"), byRouting(minute));
            case 34 -> ticket.pausing().wake(byAgent(minute));
            case 35 -> worked(ticket).pausing().name(null, ticket.status(), byAgent(minute));
            case 36 -> worked(ticket).editing().edit(everything(minute), EVERYBODY_IS_THERE, byAgent(minute));
            case 37 -> worked(ticket).editing().edit(nothingLeft(minute), EVERYBODY_IS_THERE, byAgent(minute));
            case 38 -> ticket.situation().mergedInto() == null && StatusTable.isActive(ticket.status())
                    ? ticket.merging().splitFrom(another(), List.of(id(minute)), minute % 3,
                            List.of(after(-minute), after(minute)), byAgent(minute))
                    : Asking.told(ticket, List.of("requester"), byAgent(minute));
            default -> Asking.by(ticket, minute % 2 == 0 ? YVES : Given.CLAIRE, byAgent(minute));
        };
    }

    private static Ticket worked(Ticket ticket) {
        Access.inPlace(ticket);
        return ticket;
    }

    private static Change letGo(Ticket ticket, boolean waits, int minute) {
        var gone = new Departure(another(), ticket, after(minute - 1), List.of(new Said(id(minute), MessageKind.REPLY,
                Actor.Kind.CUSTOMER, after(minute - 1))));
        var was = new Earlier(TicketStatus.PENDING, minute % 2 == 0 ? "parts" : null,
                minute % 3 == 0 ? after(minute + 20) : null, after(minute - 1));
        var active = ticket.situation().mergedInto() != null || StatusTable.isActive(ticket.status());
        return ticket.merging().letGo(gone, new Remains(waits && active ? after(-minute) : null,
                waits || !active ? null : was, after(-minute)), byAgent(minute));
    }

    private static TargetsSet promised(Ticket ticket, int minute) {
        return new TargetsSet(ticket.id(), id(50), "Standard", 1, List.of(new Target(kind(minute), after(minute + 60),
                Duration.ofMinutes(60), true, minute % 4 == 0)), after(minute));
    }

    private static TargetKind kind(int minute) {
        return TargetKind.values()[minute % TargetKind.values().length];
    }

    private static Edit everything(int minute) {
        return new Edit(Optional.of("Subject " + minute), Optional.empty(), Optional.of(Priority.HIGH),
                Optional.of(TicketType.values()[minute % TicketType.values().length]), Patch.to("c" + minute % 2),
                Patch.to("p" + minute % 2), Patch.to(minute % 2 == 0 ? "fr" : "en"), Patch.to("EU"),
                Optional.of(List.of("a", "t" + minute % 3)),
                Map.of("f" + minute % 3, Map.of("lines", List.of(minute))));
    }

    private static Edit nothingLeft(int minute) {
        var none = new HashMap<String, @Nullable Object>();
        none.put("f" + minute % 3, null);
        return new Edit(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Patch.to(null),
                Patch.to(null), Patch.to(null), Patch.to(null), Optional.of(List.of()), none);
    }
}
