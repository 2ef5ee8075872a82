package io.guichet.routing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.AssignmentEvent.AssignmentReleased;
import io.guichet.events.AssignmentEvent.TicketRouted;
import io.guichet.events.Channel;
import io.guichet.events.MessageKind;
import io.guichet.events.Priority;
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
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketSnapshot.OrganizationRef;
import io.guichet.events.TicketSnapshot.Requester;
import io.guichet.events.TicketSnapshot.RoutingRequest;
import io.guichet.events.TicketStatus;
import io.guichet.events.TicketType;

/** A ticket as ticket-service has it, and what ticket-service tells when something happens to it. */
final class ATicket {

    static final Instant MONDAY = Instant.parse("2026-01-05T09:00:00Z");
    private static final Actor CUSTOMER = new Actor(Actor.Kind.CUSTOMER, UUID.randomUUID(), "Claire Dubois");
    private static final UUID OTHER = new UUID(8, 8);
    private static final Actor ROUTING = Actor.system("routing");

    final UUID id = UUID.randomUUID();
    private final String department;
    private UUID requester = new UUID(7, 7);
    private long version;
    private String subject = "Une question";
    private TicketStatus status = TicketStatus.NEW;
    private Priority priority = Priority.NORMAL;
    private @Nullable String group;
    private @Nullable UUID assignee;
    private @Nullable String language = "fr";
    private @Nullable String region;
    private @Nullable RoutingRequest request;
    private Instant waitingSince = MONDAY;
    private @Nullable UUID accountManager;
    private @Nullable OrganizationRef organization;
    private List<UUID> collaborators = List.of();

    ATicket(String department) {
        this.department = department;
    }

    ATicket about(String what) {
        subject = what;
        return this;
    }

    ATicket weighing(Priority pressing) {
        priority = pressing;
        return this;
    }

    ATicket in(String spoken) {
        language = spoken;
        return this;
    }

    ATicket ofRegion(String where) {
        region = where;
        return this;
    }

    ATicket waitingSince(Instant instant) {
        waitingSince = instant;
        return this;
    }

    ATicket from(UUID customer) {
        requester = customer;
        return this;
    }

    /** Its customer belongs to an organisation. */
    ATicket fromOrganization(UUID id) {
        organization = new OrganizationRef(id, "Client", 3, null);
        return this;
    }

    /** Somebody looks after its customer. */
    ATicket lookedAfterBy(UUID agent) {
        accountManager = agent;
        return this;
    }

    /** Somebody was brought into it. */
    ATicket with(UUID agent) {
        collaborators = List.of(agent);
        return this;
    }

    /** Already in a group, which no rule has to choose. */
    ATicket of(String itsGroup) {
        group = itsGroup;
        return this;
    }

    /** Both events of an opening. */
    List<TicketEvent> open(String words) {
        request = new RoutingRequest(UUID.randomUUID(), "opened", MONDAY);
        return List.of(new TicketOpened(next(), CUSTOMER, null, true), introduce(words));
    }

    TicketEvent introduce(String words) {
        return new MessageAdded(next(), UUID.randomUUID(), MessageKind.REPLY, CUSTOMER, Channel.EMAIL, words, true,
                null, MONDAY, null);
    }

    /** The rule's choice is applied, as ticket-service does. */
    TicketEvent apply(TicketRouted routed) {
        group = routed.group();
        return new FieldsChanged(next(), List.of("group"), ROUTING);
    }

    TicketEvent accept(AgentAssigned assigned) {
        var from = assignee;
        assignee = assigned.agent();
        group = assigned.group();
        request = null;
        return new AssigneeChanged(next(), from, assignee, assigned.request(), ROUTING);
    }

    TicketEvent decline(AgentAssigned assigned, String reason) {
        return new AssignmentDeclined(next(), assigned.request(), assigned.agent(), reason);
    }

    TicketEvent assignByHand(UUID agent, String supervisor) {
        var from = assignee;
        assignee = agent;
        request = null;
        return new AssigneeChanged(next(), from, agent, null,
                new Actor(Actor.Kind.AGENT, UUID.randomUUID(), supervisor));
    }

    /** The agent writes to the customer, whose turn it is then not yet. */
    TicketEvent answeredBy(UUID agent) {
        return new MessageAdded(next(), UUID.randomUUID(), MessageKind.NOTE,
                new Actor(Actor.Kind.AGENT, agent, "Ann"), Channel.EMAIL, "Je regarde", false, null, MONDAY, null);
    }

    /** The customer writes again. */
    TicketEvent reply(String words) {
        return new MessageAdded(next(), UUID.randomUUID(), MessageKind.REPLY, CUSTOMER, Channel.EMAIL, words, false,
                null, MONDAY, null);
    }

    /** Routing takes it back, and is asked who is next. */
    TicketEvent release(AssignmentReleased released) {
        assignee = null;
        request = status == TicketStatus.CLOSED ? null : new RoutingRequest(UUID.randomUUID(), "released", MONDAY);
        return new AssigneeChanged(next(), released.agent(), null, released.request(), ROUTING);
    }

    /** It is open again; routing is asked when nobody who is there has it. */
    TicketEvent reopen(boolean asks) {
        var from = status;
        status = TicketStatus.REOPENED;
        request = asks ? new RoutingRequest(UUID.randomUUID(), "reopened", MONDAY) : null;
        return new StatusChanged(next(), from, status, CUSTOMER, MONDAY);
    }

    TicketEvent unassign() {
        var from = assignee;
        assignee = null;
        request = new RoutingRequest(UUID.randomUUID(), "unassigned", MONDAY);
        return new AssigneeChanged(next(), from, null, null, new Actor(Actor.Kind.AGENT, UUID.randomUUID(), "Grace"));
    }

    TicketEvent become(TicketStatus to) {
        var from = status;
        status = to;
        if (to == TicketStatus.ANSWERED || to == TicketStatus.CLOSED) {
            request = null;
        }
        return new StatusChanged(next(), from, to, CUSTOMER, MONDAY);
    }

    TicketEvent retitle(String what) {
        subject = what;
        return new FieldsChanged(next(), List.of("subject"), CUSTOMER);
    }

    /** Closed until it comes back, whoever has it. */
    TicketEvent trash() {
        status = TicketStatus.CLOSED;
        request = null;
        return new TicketTrashed(next(), false, CUSTOMER, MONDAY);
    }

    TicketEvent restore() {
        return restoreAs(TicketStatus.OPEN);
    }

    /** Out of the trash, in the status that it had. */
    TicketEvent restoreAs(TicketStatus former) {
        status = former;
        return new TicketRestored(next(), MONDAY, CUSTOMER, MONDAY);
    }

    TicketEvent merge() {
        status = TicketStatus.CLOSED;
        request = null;
        return new TicketMerged(next(), id, 100_001, OTHER, 2, CUSTOMER, MONDAY);
    }

    TicketEvent unmerge() {
        status = TicketStatus.OPEN;
        return new TicketUnmerged(next(), id, 100_001, OTHER, 2, MONDAY, List.of(), CUSTOMER, MONDAY, List.of());
    }

    TicketEvent split() {
        return new TicketSplit(next(), id, 100_001, OTHER, 2, List.of(), CUSTOMER, MONDAY);
    }

    TicketEvent mailReturned() {
        return new MailReturned(next(), UUID.randomUUID(), null, null, null, true, false, "No such user", MONDAY);
    }

    TicketEvent mailHeld() {
        return new MailHeld(next(), UUID.randomUUID(), null, "No such participant", MONDAY);
    }

    TicketEvent press(Priority to) {
        var from = priority;
        priority = to;
        return new PriorityChanged(next(), from, to, CUSTOMER);
    }

    TicketEvent moveTo(String otherGroup) {
        group = otherGroup;
        return new FieldsChanged(next(), List.of("group"), CUSTOMER);
    }

    UUID request() {
        return request == null ? new UUID(0, 0) : request.id();
    }

    boolean asks() {
        return request != null;
    }

    boolean isAbout(String what) {
        return subject.startsWith(what);
    }

    @Nullable
    UUID assignee() {
        return assignee;
    }

    TicketSnapshot snapshot() {
        return new TicketSnapshot(id, 100_001, version, subject, status, priority, TicketType.QUESTION, Channel.EMAIL,
                department, group, assignee,
                new Requester(requester, "Claire Dubois", "claire@client.example", language, 3, "starter", null,
                        accountManager, null, null, null),
                organization,
                null, null, language, region, List.of(), Map.of(), MONDAY, MONDAY.plusSeconds(version), waitingSince,
                null, request, collaborators, null);
    }

    private TicketSnapshot next() {
        version++;
        return snapshot();
    }
}
