package io.guichet.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

/** Where a ticket waits for an agent, and how it came there. */
@Embeddable
@SuppressWarnings("UnusedVariable") // columns that queries read
class Place {

    private @Nullable String routedTo;
    private @Nullable String rule;
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
        ruledWeight = ruled;
        skills = route.skills();
        enter(group, route.rule(), now);
    }

    /** From this queue to another group's. */
    void passOn(String group, String why, Instant now) {
        var groups = new ArrayList<>(passed);
        groups.add(String.valueOf(queue));
        passed = List.copyOf(groups);
        enter(group, why, now);
    }

    private void enter(String group, @Nullable String byRule, Instant now) {
        routedTo = group;
        queue = group;
        rule = byRule;
        queuedAt = now;
        told = false;
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
        routedTo = null;
        rule = null;
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
