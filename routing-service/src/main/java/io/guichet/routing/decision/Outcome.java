package io.guichet.routing.decision;

/** What became of a decision. */
public enum Outcome {
    /** An agent was chosen; ticket-service has not answered yet. */
    PROPOSED,
    /** The agent has it. */
    ASSIGNED,
    /** ticket-service did not give it to the agent; the reason says why. */
    DECLINED,
    /** Something else happened to the ticket before the answer. */
    OVERTAKEN,
    /** Nobody could take it: it waits in the group's queue. */
    QUEUED,
    /** No rule chose a group, and the department has none to fall back on. */
    NO_GROUP,
    /** A person chose the agent. */
    BY_HAND,
    /** It goes to another group: it waited too long, an agent asked for that, or an administrator moved it. */
    PASSED_ON,
    /** The agent's work is offered to others; the reason says why. */
    RELEASED
}
