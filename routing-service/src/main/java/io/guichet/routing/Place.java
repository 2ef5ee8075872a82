package io.guichet.routing;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketSnapshot.RoutingRequest;
import io.guichet.routing.decision.Ruling;
import io.guichet.routing.decision.Ruling.LeftTo;

/** Where a ticket waits for an agent, and how it came there. */
@Embeddable
@SuppressWarnings("UnusedVariable") // columns that queries read
class Place {

    /** Why ticket-service asks for the first time. */
    private static final String OPENED = "opened";

    private @Nullable String routedTo;
    private @Nullable String rule;
    private @Nullable UUID ruleId;
    private @Nullable Long ruleVersion;
    @Enumerated(EnumType.STRING)
    private @Nullable LeftTo leftTo;
    /** Whether a group was chosen, or kept, when somebody was asked for before. */
    private boolean chosenBefore;
    private @Nullable String effects;
    private int ruledWeight;
    private List<String> skills = List.of();
    private int precedence;
    private @Nullable String queue;
    private @Nullable Instant queuedAt;
    private boolean told;
    private List<String> passed = List.of();

    protected Place() {}

    /** As the route says; {@code ruled} is what the ticket will weigh when the rule has been applied. */
    void enter(String group, Route route, int ruled, Instant now) {
        if (queue != null && !queue.equals(group)) {
            leaveFor(group);
        }
        ruledWeight = ruled;
        skills = route.skills();
        enter(group, route.rule(), now);
        effects = route.effects();
    }

    /** In the same queue, as the route says now. */
    void revise(Route route, int ruled) {
        take(route.rule());
        effects = route.effects();
        ruledWeight = ruled;
        skills = route.skills();
    }

    /** Whether others have been told of all that the route changes. */
    boolean isToldOf(Route route) {
        // What was told before this was kept is known by the name of the rule only.
        return effects == null
                ? Objects.equals(rule, route.rule() == null ? null : route.rule().name())
                : effects.equals(route.effects());
    }

    /** Whether rules chose the group, or nobody else did; nobody chose a group that was given. */
    boolean isByRule() {
        return !isGiven() && (ruleId != null || !Route.BY_OTHERS.contains(rule));
    }

    /** Whether it is where it was given, by whoever gave it. */
    boolean isGiven() {
        return rule == null || leftTo == LeftTo.GIVEN;
    }

    /** Whether rules were never asked about it before somebody is asked for now. */
    boolean isFirst() {
        return !chosenBefore;
    }

    /** What was decided of it before it became known is not known, unless it asks since it was opened. */
    void beginLate(@Nullable RoutingRequest asked) {
        chosenBefore = asked == null || !asked.reason().equals(OPENED);
    }

    /** From this queue to another group's. */
    void passOn(String group, String why, Instant now) {
        leaveFor(group);
        enter(group, Ruling.of(why), now);
    }

    /** What is heard of the group that it leaves is old by now. */
    private void leaveFor(String group) {
        passed = Stream.concat(passed.stream(), Stream.of(String.valueOf(queue)))
                .filter(one -> !one.equals(group)).toList();
    }

    private void enter(String group, @Nullable Ruling by, Instant now) {
        routedTo = group;
        queue = group;
        take(by);
        effects = null;
        queuedAt = now;
        told = false;
    }

    private void take(@Nullable Ruling by) {
        rule = by == null ? null : by.name();
        ruleId = by == null ? null : by.id();
        ruleVersion = by == null ? null : by.version();
        leftTo = by == null ? null : by.leftTo();
    }

    /** Back to the queue in which it waited before it was proposed to somebody. */
    void enterAgain() {
        queue = routedTo;
    }

    /** No longer in any queue. */
    void leave() {
        queue = null;
    }

    /** As if it had never waited. */
    void clear() {
        chosenBefore = chosenBefore || routedTo != null;
        routedTo = null;
        take(null);
        effects = null;
        ruledWeight = 0;
        skills = List.of();
        precedence = 0;
        queue = null;
        queuedAt = null;
        told = false;
        passed = List.of();
    }

    void putAt(int place) {
        precedence = place;
    }

    void tell() {
        told = true;
    }

    boolean told() {
        return told;
    }

    int ruledWeight() {
        return ruledWeight;
    }

    @Nullable
    String queue() {
        return queue;
    }

    boolean wasPassedOnBy(String group) {
        return passed.contains(group);
    }
}
