package io.guichet.routing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.Cause;
import io.guichet.events.Priority;
import io.guichet.events.TicketSnapshot;

/**
 * A ticket as routing knows it: what the newest snapshot says, its place in a queue, and who carries its weight.
 * Draining a queue moves tickets many at a time, by SQL ({@code queue.WaitingTickets}); everything else happens here.
 */
@Entity
@Table(name = "ticket")
@SuppressWarnings("UnusedVariable") // columns that queries read
class RoutedTicket {

    @Id
    private UUID id;

    private long version;

    @Enumerated(EnumType.STRING)
    private Priority priority;

    private @Nullable String groupKey;
    private int weight;
    private @Nullable UUID holder;
    private @Nullable UUID proposal;

    private Described described = new Described();
    private Lifetime lifetime;
    private Lines lines = new Lines();
    private Possession possession;
    private Asking asking = new Asking();
    private Place place = new Place();

    @SuppressWarnings("NullAway.Init") // filled by Hibernate, or by the first snapshot
    protected RoutedTicket() {}

    /** A ticket that routing hears of for the first time. */
    RoutedTicket(UUID id) {
        this();
        this.id = id;
        this.version = -1;
        this.lifetime = new Lifetime();
        this.possession = new Possession();
    }

    /**
     * Takes a snapshot, unless a newer one is known.
     *
     * @param lookAt when a group is to be chosen, if the snapshot asks for one
     */
    void hear(TicketSnapshot heard, Weights weights, Cause cause, Instant lookAt) {
        if (heard.version() <= version) {
            return;
        }
        var formerGroup = groupKey;
        project(heard);
        var asked = heard.routingRequest();
        if (asked == null) {
            closeRequest();
        } else if (!asking.asks(asked.id())) {
            closeRequest();
            asking.open(asked, heard, cause, lookAt);
        } else {
            follow(heard, formerGroup, lookAt);
        }
        weight = Math.max(weights.of(priority), place.ruledWeight());
        if (proposal == null) {
            holder = carrier(weights);
        }
    }

    /** This agent, whom routing proposed, does not get it; if the request is still open, the ticket waits again. */
    void decline(UUID declined, UUID agent, Weights weights) {
        if (declined.equals(proposal) && agent.equals(holder)) {
            proposal = null;
            holder = carrier(weights);
            place.enterAgain();
        }
    }

    /**
     * A group has been chosen, in whose queue the ticket waits.
     *
     * @param ruled what it will weigh when ticket-service has applied the rule; 0 when the rule does not change that
     */
    void routeTo(String group, Route route, int ruled, Instant now) {
        weight = Math.max(weight, ruled);
        asking.look(null);
        possession.moved();
        lines.enter(route.source(), groupKey);
        place.enter(group, route, ruled, now);
    }

    /** It waits where it waits, by another route. */
    void revise(Route route, int ruled) {
        weight = Math.max(weight, ruled);
        place.revise(route, ruled);
    }

    /** It goes from the queue in which it waits to that of another group. */
    void passOn(String group, String why, Instant now) {
        lines.enter(Route.moved(why, group).source(), place.queue());
        place.passOn(group, why, now);
    }

    /** It goes to another group once whoever has it no longer does. */
    void moveNext(String group, String why) {
        possession.moveNext(group, why);
    }

    /** What the customer wrote is known now: a group can be chosen, if none has been. */
    void introduce(Instant now) {
        asking.hasten(now);
    }

    /** No group could be chosen: there will be another look. */
    void lookAgain(Instant at) {
        asking.look(at);
        place.tell();
    }

    /** Whether a group is to be chosen by now. */
    boolean isToBeRouted(Instant now) {
        return asking.isDue(now);
    }

    /** Somebody did something about it; of old news nobody knows whom it was about. */
    void touch(TicketSnapshot heard, Actor by) {
        if (heard.version() == version) {
            possession.touch(by);
        }
    }

    /**
     * What was not heard at the time, and is known now.
     *
     * @param newest whether nothing newer has been heard
     */
    void remember(TicketPast past, boolean newest) {
        asking.remember(past);
        possession.remember(past, newest, lifetime.knownSince());
        lifetime.remember(past, newest);
    }

    long version() {
        return version;
    }

    private void project(TicketSnapshot heard) {
        possession.reconsider(heard, groupKey);
        var late = version < 0 && heard.version() > 1;
        if (late) {
            place.beginLate(heard.routingRequest());
        }
        var since = lifetime.hear(heard, late);
        described.project(heard);
        version = heard.version();
        priority = heard.priority();
        groupKey = heard.group();
        possession.hear(heard.assignee(), since.orElse(null));
    }

    /** The same request, but somebody may have moved the ticket to a group that it was not in before. */
    private void follow(TicketSnapshot heard, @Nullable String formerGroup, Instant look) {
        asking.follow(heard);
        var queue = place.queue();
        var group = heard.group();
        if (queue != null && group != null && !List.of(queue, String.valueOf(formerGroup)).contains(group)
                && !place.wasPassedOnBy(group)) {
            place.leave();
            asking.look(look);
        }
    }

    /** Whoever has it, unless it is asked who gets it instead: then it weighs on whom that is proposed to. */
    private @Nullable UUID carrier(Weights weights) {
        return asking.isOpen() || !weights.counts(lifetime.status()) ? null : assignee();
    }

    private void closeRequest() {
        asking.close();
        place.clear();
        proposal = null;
    }

    Standing standing() {
        return new Standing(place.queue(), holder, weight, proposal);
    }

    /** The newest snapshot that asks for an assignee; empty when none is asked for. */
    Optional<TicketSnapshot> asking() {
        return asking.snapshot();
    }

    /** What led to the open request. */
    Cause cause() {
        return asking.cause();
    }

    Possession possession() {
        return possession;
    }

    Place place() {
        return place;
    }

    /** The group that ticket-service knows; absent until it has applied routing's choice. */
    @Nullable
    String group() {
        return groupKey;
    }

    /** Whether nobody works on it any more. */
    boolean isOver() {
        return Lifetime.isOver(lifetime.status());
    }

    /** Who has it and works on it, unless it is being taken back; empty while somebody is only proposed. */
    Optional<UUID> holder() {
        return Optional.ofNullable(holder).filter(one -> proposal == null && !possession.isReleased());
    }

    @Nullable
    UUID assignee() {
        return possession.assignee();
    }

    UUID id() {
        return id;
    }
}
