package io.guichet.sla.messaging;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.guichet.events.Actor;
import io.guichet.events.Cause;
import io.guichet.events.Envelope;
import io.guichet.events.MessageKind;
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
import io.guichet.reliable.postgres.Hearing;
import io.guichet.reliable.postgres.Inbox;
import io.guichet.reliable.postgres.Learner;
import io.guichet.reliable.postgres.Retelling;
import io.guichet.sla.SlaDesk;
import io.guichet.sla.SlaDesk.News;
import io.guichet.sla.history.Happening;
import io.smallrye.mutiny.Uni;

/** What ticket-service tells of tickets. */
@ApplicationScoped
class TicketEventsHeard {

    private final Hearing<TicketEvent> hearing;
    private final SlaDesk desk;

    TicketEventsHeard(Inbox inbox, SlaDesk desk) {
        this.hearing = inbox.hearing(TicketEvent.class, heard -> on(heard, false), new Past());
        this.desk = desk;
    }

    @Incoming("tickets")
    Uni<Void> hear(ConsumerRecords<String, byte[]> records) {
        return hearing.receive(records);
    }

    /** Learns what is told again. */
    private final class Past implements Learner<TicketEvent> {

        @Override
        public Uni<Void> learn(Envelope<TicketEvent> past, Retelling among) {
            return on(past, true).chain(() -> among.last()
                    ? desk.conclude(past.event().ticket(), Cause.of(past))
                    : Uni.createFrom().voidItem());
        }

        @Override
        public Uni<Void> end(String ticket, Cause cause) {
            return desk.conclude(UUID.fromString(ticket), cause);
        }
    }

    /**
     * @param past whether it is told again to be learned from, and nobody is to hear of it
     */
    private Uni<Void> on(Envelope<TicketEvent> heard, boolean past) {
        return switch (heard.event()) {
            case TicketOpened opened -> open(heard, opened, past);
            case PriorityChanged changed -> desk.describe(news(heard, heard.time(), past), isAutomatic(changed.by()));
            case FieldsChanged changed ->
                desk.edit(news(heard, heard.time(), past), changed.changed(), isAutomatic(changed.by()));
            case StatusChanged changed ->
                desk.move(news(heard, changed.at(), past), changed.to(), isAutomatic(changed.by()));
            case MessageAdded added when isAnswer(added) -> desk.answer(news(heard, added.at(), past));
            case MessageAdded added when isFromCustomer(added) -> desk.hearCustomer(news(heard, added.at(), past));
            case MessageAdded added when isWork(added) -> desk.touch(news(heard, added.at(), past));
            case MessageAdded added -> desk.project(added.ticket());
            case AssigneeChanged changed ->
                desk.assign(news(heard, heard.time(), past), changed.to(), isAutomatic(changed.by()));
            case MailReturned returned -> desk.project(returned.ticket());
            case MailHeld held -> desk.project(held.ticket());
            case AssignmentDeclined declined -> desk.project(declined.ticket());
            case TicketMerged merged when isAbout(merged, merged.source()) ->
                desk.merge(news(heard, merged.at(), past));
            case TicketMerged merged -> desk.takeIn(news(heard, merged.at(), past));
            case TicketUnmerged undone when isAbout(undone, undone.source()) ->
                desk.unmerge(news(heard, undone.at(), past), said(undone));
            case TicketUnmerged undone -> desk.letGo(news(heard, undone.at(), past));
            case TicketSplit split -> desk.project(split.ticket());
            case TicketTrashed trashed -> desk.discard(news(heard, trashed.at(), past));
            case TicketRestored restored -> desk.restore(news(heard, restored.at(), past));
        };
    }

    /** What was said when it was let in, or before, was said elsewhere. */
    private Uni<Void> open(Envelope<TicketEvent> heard, TicketOpened opened, boolean past) {
        var letIn = opened.letInAt();
        return letIn == null
                ? desk.describe(news(heard, opened.ticket().createdAt(), past), false)
                : desk.letIn(news(heard, letIn.truncatedTo(ChronoUnit.MICROS).plus(1, ChronoUnit.MICROS), past));
    }

    /**
     * An acknowledgement or an automation is no answer, and neither is what an agent opened the ticket with. Another
     * product answers for people who work here, if ticket-service says that the customer does not wait any more.
     */
    private static boolean isAnswer(MessageAdded added) {
        return !added.opening() && added.kind() == MessageKind.REPLY && (added.by().kind() == Actor.Kind.AGENT
                || added.by().kind() == Actor.Kind.CLIENT && added.ticket().waitingSince() == null);
    }

    private static boolean isFromCustomer(MessageAdded added) {
        return !added.opening() && added.by().kind() == Actor.Kind.CUSTOMER;
    }

    /** A note, a forward, or what another product writes. */
    private static boolean isWork(MessageAdded added) {
        return !added.opening() && !isAutomatic(added.by());
    }

    /** What was written for the ticket while it was a part of another one; older events do not say. */
    private static Map<UUID, Happening> said(TicketUnmerged undone) {
        var said = new LinkedHashMap<UUID, Happening>();
        for (var one : Objects.requireNonNullElse(undone.said(), List.<Said>of())) {
            var at = one.at().truncatedTo(ChronoUnit.MICROS);
            if (one.by() == Actor.Kind.CUSTOMER) {
                said.put(one.message(), new Happening.CustomerWrote(at));
            } else if (one.by() != Actor.Kind.SYSTEM) {
                said.put(one.message(), one.kind() == MessageKind.REPLY
                        ? new Happening.Answered(at)
                        : new Happening.Touched(at));
            }
        }
        return said;
    }

    /** A merge is told of both tickets: only one of them became a part of the other. */
    private static boolean isAbout(TicketEvent event, UUID source) {
        return event.ticket().id().equals(source);
    }

    private static boolean isAutomatic(Actor by) {
        return by.kind() == Actor.Kind.SYSTEM;
    }

    private static News news(Envelope<TicketEvent> heard, Instant at, boolean past) {
        return new News(heard.id(), heard.event().ticket(), at, Cause.of(heard), past);
    }
}
