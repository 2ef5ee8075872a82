package io.guichet.benchmarks;

import java.io.IOException;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What waits in another department meanwhile. Its agents may be there and full: they close tickets, and each time the next
 * of those that wait is given out.
 */
final class Backlog implements AutoCloseable {

    private static final int AGENTS_AT_ONCE = 4;

    private final Helpdesk helpdesk;
    private final Crowd crowd;
    private final Arrivals tickets;
    private final Queue<UUID> given;
    private final AtomicInteger tried = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final ScheduledExecutorService desks = Executors.newScheduledThreadPool(AGENTS_AT_ONCE,
            Thread.ofPlatform().daemon().factory());

    /**
     * @param tickets of the crowd, which wait
     * @param given tickets of anybody that have got an agent, in that order
     */
    Backlog(Helpdesk helpdesk, Crowd crowd, Arrivals tickets, Queue<UUID> given) {
        this.helpdesk = helpdesk;
        this.crowd = crowd;
        this.tickets = tickets;
        this.given = given;
    }

    /** Its agents close so many tickets a second, from now on. */
    void work(int closing) {
        var ignored = desks.scheduleAtFixedRate(this::closeNext, 0, 1_000_000 / closing, TimeUnit.MICROSECONDS);
    }

    private void closeNext() {
        tried.incrementAndGet();
        try {
            for (var ticket = given.poll(); ticket != null; ticket = given.poll()) {
                if (tickets.contains(ticket)) {
                    note(helpdesk.close(ticket.toString()), ticket);
                    return;
                }
            }
        } catch (IOException failure) {
            System.err.println("A ticket was not closed: " + failure.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(boolean done, UUID ticket) {
        if (done) {
            closed.incrementAndGet();
        } else {
            System.err.println("A ticket was not closed: " + ticket);
        }
    }

    /** A department without a backlog delays nobody: what was measured beside none shows nothing. */
    Goals verify(Goals goals) throws IOException, InterruptedException {
        helpdesk.refresh();
        var waiting = crowd.waiting();
        System.out.printf("%d of %d still wait in the other department, whose agents closed %d of %d%n", waiting,
                tickets.count(), closed.get(), tried.get());
        return goals.provided("at least half of the backlog still waits", waiting * 2 >= tickets.count())
                .provided("at least half of what was to be closed was", closed.get() * 2 >= tried.get());
    }

    @Override
    public void close() {
        desks.close();
    }
}
