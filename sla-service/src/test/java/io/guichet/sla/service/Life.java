package io.guichet.sla.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.Cause;
import io.guichet.events.Channel;
import io.guichet.events.Envelope;
import io.guichet.events.MessageKind;
import io.guichet.events.Priority;
import io.guichet.events.TicketEvent;
import io.guichet.events.TicketEvent.AssigneeChanged;
import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.events.TicketEvent.PriorityChanged;
import io.guichet.events.TicketEvent.Said;
import io.guichet.events.TicketEvent.StatusChanged;
import io.guichet.events.TicketEvent.TicketMerged;
import io.guichet.events.TicketEvent.TicketOpened;
import io.guichet.events.TicketEvent.TicketRestored;
import io.guichet.events.TicketEvent.TicketTrashed;
import io.guichet.events.TicketEvent.TicketUnmerged;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketStatus;
import io.guichet.events.TicketType;
import io.guichet.testing.DirectoryFixtures;

/** The events of one ticket, each with a version of its own; the product chooses the policy. */
final class Life {

    private static final Actor CUSTOMER = new Actor(Actor.Kind.CUSTOMER, UUID.randomUUID(), "Claire");
    private static final Actor AGENT = new Actor(Actor.Kind.AGENT, DirectoryFixtures.BRUNO, "Bruno");

    private static final Actor PRODUCT = new Actor(Actor.Kind.CLIENT, null, "shop");
    private static final Actor RULE = new Actor(Actor.Kind.SYSTEM, null, "routing");

    final UUID id = UUID.randomUUID();
    private final String product;
    private final Instant openedAt;
    private String department = DirectoryFixtures.SUPPORT_FR;
    private TicketStatus status = TicketStatus.NEW;
    private boolean away;
    private Priority priority = Priority.NORMAL;
    private @Nullable String group;
    private @Nullable UUID assignee;
    private @Nullable UUID accountManager;
    private @Nullable Instant waitingSince;
    private @Nullable List<UUID> collaborators;
    private final List<String> tags = new ArrayList<>();
    private long version;

    Life(String product, String openedAt) {
        this.product = product;
        this.openedAt = Instant.parse(openedAt);
    }

    Envelope<TicketEvent> opened() {
        waitingSince = openedAt;
        return sealed(openedAt, new TicketOpened(next(), CUSTOMER, null, true));
    }

    Envelope<TicketEvent> answered(String at) {
        waitingSince = null;
        return message(at, AGENT);
    }

    /** By another product, for somebody who works here. */
    Envelope<TicketEvent> answeredByProduct(String at) {
        waitingSince = null;
        return message(at, PRODUCT);
    }

    /** Closed as long as it is in the trash, and so as a part of another one. */
    Envelope<TicketEvent> trashed(String at) {
        away = true;
        return sealed(Instant.parse(at), new TicketTrashed(next(), true, AGENT, Instant.parse(at)));
    }

    Envelope<TicketEvent> restored(String at, String trashedAt) {
        away = false;
        return sealed(Instant.parse(at),
                new TicketRestored(next(), Instant.parse(trashedAt), AGENT, Instant.parse(at)));
    }

    /** Opened elsewhere, and let in much later. */
    Envelope<TicketEvent> letIn(String at) {
        waitingSince = openedAt;
        return sealed(openedAt, new TicketOpened(next(), PRODUCT, null, false, Instant.parse(at)));
    }

    Envelope<TicketEvent> customerWrote(String at) {
        waitingSince = waitingSince == null ? Instant.parse(at) : waitingSince;
        return message(at, CUSTOMER);
    }

    /** The customer says thanks, and waits for nothing. */
    Envelope<TicketEvent> thanked(String at) {
        return message(at, CUSTOMER);
    }

    /** Another ticket becomes a part of it, whose customer has waited since an instant. */
    Envelope<TicketEvent> took(UUID source, String at, String waiting) {
        waitingSince = Instant.parse(waiting);
        return sealed(Instant.parse(at),
                new TicketMerged(next(), source, 100_001, id, 100_002, AGENT, Instant.parse(at)));
    }

    /** The other ticket goes away again, with its customer. */
    Envelope<TicketEvent> letGo(UUID source, String at) {
        waitingSince = null;
        return sealed(Instant.parse(at), new TicketUnmerged(next(), source, 100_001, id, 100_002, openedAt, List.of(),
                AGENT, Instant.parse(at), List.of()));
    }

    Envelope<TicketEvent> moved(String at, TicketStatus to) {
        var from = status;
        status = to;
        return sealed(Instant.parse(at), new StatusChanged(next(), from, to, AGENT, Instant.parse(at)));
    }

    /** By a rule, which is nobody. */
    Envelope<TicketEvent> movedByRule(String at, TicketStatus to) {
        var from = status;
        status = to;
        return sealed(Instant.parse(at), new StatusChanged(next(), from, to, RULE, Instant.parse(at)));
    }

    Envelope<TicketEvent> prioritised(String at, Priority to) {
        var from = priority;
        priority = to;
        return sealed(Instant.parse(at), new PriorityChanged(next(), from, to, AGENT));
    }

    Envelope<TicketEvent> handedTo(String at, String otherDepartment) {
        department = otherDepartment;
        return sealed(Instant.parse(at), new FieldsChanged(next(), List.of("department"), AGENT));
    }

    Envelope<TicketEvent> tagged(String at, String tag) {
        tags.add(tag);
        return sealed(Instant.parse(at), new FieldsChanged(next(), List.of("tags"), AGENT));
    }

    /** By routing, which is nobody. */
    Envelope<TicketEvent> routed(String at, @Nullable String to) {
        group = to;
        return sealed(Instant.parse(at),
                new FieldsChanged(next(), List.of("group"), RULE));
    }

    Envelope<TicketEvent> assigned(String at, @Nullable UUID to) {
        var from = assignee;
        assignee = to;
        return sealed(Instant.parse(at), new AssigneeChanged(next(), from, to, null, AGENT));
    }

    Envelope<TicketEvent> noted(String at) {
        var then = Instant.parse(at);
        return sealed(then, new MessageAdded(next(), UUID.randomUUID(), MessageKind.NOTE, AGENT, Channel.EMAIL, "note",
                false, null, then, null));
    }

    Envelope<TicketEvent> mergedInto(UUID target, String at) {
        away = true;
        return sealed(Instant.parse(at),
                new TicketMerged(next(), id, 100_001, target, 100_002, AGENT, Instant.parse(at)));
    }

    /** Out of another ticket, in which nobody wrote for it. */
    Envelope<TicketEvent> unmergedFrom(UUID target, String at) {
        away = false;
        return sealed(Instant.parse(at), new TicketUnmerged(next(), id, 100_001, target, 100_002, openedAt, List.of(),
                AGENT, Instant.parse(at), List.of()));
    }

    /** Out of another ticket, with a message that its customer wrote meanwhile. */
    Envelope<TicketEvent> unmergedFrom(UUID target, String at, String wrote) {
        away = false;
        var message = UUID.randomUUID();
        return sealed(Instant.parse(at), new TicketUnmerged(next(), id, 100_001, target, 100_002, openedAt,
                List.of(message), AGENT, Instant.parse(at),
                List.of(new Said(message, MessageKind.REPLY, Actor.Kind.CUSTOMER, Instant.parse(wrote)))));
    }

    Life lookedAfterBy(UUID agent) {
        accountManager = agent;
        return this;
    }

    private Envelope<TicketEvent> message(String at, Actor by) {
        var then = Instant.parse(at);
        return sealed(then, new MessageAdded(next(), UUID.randomUUID(), MessageKind.REPLY, by, Channel.EMAIL, "words",
                false, null, then, null));
    }

    Envelope<TicketEvent> joined(UUID agent, String at) {
        collaborators = List.of(agent);
        return sealed(Instant.parse(at), new FieldsChanged(next(), List.of("collaborators"), AGENT));
    }

    private TicketSnapshot next() {
        version++;
        return new TicketSnapshot(id, 100_001, version, "Refund",
                away ? TicketStatus.CLOSED : status, priority, TicketType.REQUEST, Channel.EMAIL,
                department, group, assignee,
                new TicketSnapshot.Requester(UUID.randomUUID(), "Claire", "claire@client.example", "fr", 0, null, null,
                        accountManager, null, null, null),
                null,
                null, product, "fr", null, List.copyOf(tags), Map.of(), openedAt, openedAt, waitingSince, null, null,
                collaborators, null);
    }

    private static Envelope<TicketEvent> sealed(Instant at, TicketEvent event) {
        return new Envelope<>(UUID.randomUUID(), at, "/guichet/ticket", Cause.request("test"), null, event);
    }
}
