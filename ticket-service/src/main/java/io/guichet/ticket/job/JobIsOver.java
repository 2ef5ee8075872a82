package io.guichet.ticket.job;

/** The job no longer takes items. */
public final class JobIsOver extends RuntimeException {

    JobIsOver(Job job) {
        super("The job is %s: it takes no more items".formatted(job.state()));
    }
}
