package io.guichet.events;

/**
 * What led to an event.
 *
 * @param by id of the event, or {@code request:<id>} of the request, that led to it
 * @param depth how many events caused one another before this one; a request or a mail has 0
 */
public record Cause(String by, int depth) {

    /** Longer chains are stopped with an alarm: two rules that answer each other would never end. */
    public static final int DEEPEST = 10;

    /** The cause of what somebody asked for by a request, a mail or a timer. */
    public static Cause request(String id) {
        return new Cause("request:" + id, 0);
    }

    /** The cause of what follows from an event that was heard. */
    public static Cause of(Envelope<?> heard) {
        return new Cause(heard.id().toString(), heard.cause().depth() + 1);
    }

    /** Whether the chain is so long that nothing may follow from it any more. */
    public boolean tooDeep() {
        return depth > DEEPEST;
    }
}
