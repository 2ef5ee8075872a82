package io.guichet.ticket.merge;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.MessageKind;
import io.guichet.events.TicketType;
import io.guichet.ticket.Access;
import io.guichet.ticket.Act;
import io.guichet.ticket.Body;
import io.guichet.ticket.Change;
import io.guichet.ticket.Message;
import io.guichet.ticket.NewTicket;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketDesk;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.TicketVerbs;
import io.guichet.ticket.intake.PlannedDate;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Makes a ticket of its own of some messages: they are copied, so that the source stays what was said in it. */
@ApplicationScoped
public class SplitDesk {

    private final TicketVerbs verbs;
    private final TicketDesk desk;
    private final Copies copies;
    private final Links links;

    SplitDesk(TicketVerbs verbs, TicketDesk desk, Copies copies, Links links) {
        this.verbs = verbs;
        this.desk = desk;
        this.copies = copies;
        this.links = links;
    }

    /**
     * What becomes a ticket.
     *
     * @param messages ids of messages that the source shows; one at least is a customer's, and all that customers see are
     *            of one of them, whose ticket it becomes
     * @param subject of the new ticket; if absent, that of the ticket that the first was written to
     * @param department of the new ticket; the source's if absent
     */
    public record Split(List<UUID> messages, @Nullable String subject, @Nullable String department) {}

    /** Some messages become a ticket, which is routed on its own; the change that opened it. */
    @WithTransaction
    public Uni<Change> split(TicketRef ref, Access access, Split split, Act act) {
        return verbs.take(ref, access).invoke(Access::inPlace)
                .chain(source -> copies.chosen(source.id(), split.messages())
                        .chain(chosen -> split(source, chosen, split, act)));
    }

    private Uni<Change> split(Ticket source, List<Message> chosen, Split split, Act act) {
        var first = chosen.stream()
                .filter(one -> one.kind() == MessageKind.REPLY && one.author().kind() == Actor.Kind.CUSTOMER)
                .findFirst()
                .orElseThrow(() -> new SplitRefused("One of the messages at least must be the customer's"));
        var others = chosen.stream().filter(one -> !one.id().equals(first.id())).toList();
        return origin(first, chosen)
                .chain(origin -> desk.openAdmitted(planned(request(source, origin, first, split), origin, act), act))
                .call(opened -> copies.open(opened.ticket().id(), first))
                .call(opened -> copies.add(opened.ticket().id(), others))
                .call(opened -> trace(source, opened.ticket(), chosen, act));
    }

    /** The ticket that the customer wrote the first of them to; nobody is to read what was said to another customer. */
    private Uni<Ticket> origin(Message first, List<Message> chosen) {
        return copies.origins(chosen).chain(origins -> {
            var readers = chosen.stream().filter(one -> one.kind() == MessageKind.REPLY)
                    .map(one -> Objects.requireNonNull(origins.get(one.id())).requester()).distinct().count();
            if (readers > 1) {
                throw new SplitRefused("These messages are of several customers: split those of one at a time");
            }
            return verbs.read(new TicketRef.ById(Objects.requireNonNull(origins.get(first.id())).ticket()),
                    Access.toAll());
        });
    }

    private Uni<Void> trace(Ticket source, Ticket target, List<Message> chosen, Act act) {
        var ids = chosen.stream().map(Message::id).toList();
        var asked = chosen.stream().filter(one -> one.author().kind() == Actor.Kind.CUSTOMER)
                .map(Message::createdAt).sorted().toList();
        return verbs.keep(target.merging().splitFrom(source, ids, ids.size() - 1, asked, act))
                .chain(() -> verbs.keep(source.merging().splitInto(target, ids, act)))
                .chain(() -> links.add(target.id(), source.id(), LinkKind.SPLIT, act))
                .replaceWithVoid();
    }

    private static NewTicket request(Ticket source, Ticket origin, Message first, Split split) {
        var was = origin.snapshot();
        return new NewTicket(origin.requester().email(), null, was.channel(),
                split.department() == null ? source.department() : split.department(),
                split.subject() == null ? was.subject() : split.subject(),
                new Body(first.text(), first.html(), first.fold()), was.priority(), was.type(), null, was.product(),
                was.language(), List.of(), Map.of(),
                List.of(), null, false, null, null, first.attachments(), was.origin());
    }

    /** What comes of a project is one for the same day; once that is past, nobody has planned it yet. */
    private static NewTicket planned(NewTicket part, Ticket origin, Act act) {
        if (part.type() != TicketType.PROJECT) {
            return part;
        }
        var today = LocalDate.ofInstant(act.at(), ZoneOffset.UTC);
        return PlannedDate.read(origin.snapshot().fields().get(PlannedDate.FIELD)).filter(day -> day.isAfter(today))
                .map(day -> part.as(TicketType.PROJECT, Map.of(PlannedDate.FIELD, day.toString())))
                .orElseGet(() -> part.as(TicketType.REQUEST, Map.of()));
    }
}
