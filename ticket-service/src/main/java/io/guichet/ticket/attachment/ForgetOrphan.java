package io.guichet.ticket.attachment;

import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.smallrye.mutiny.Uni;

/** Forgets a file that goes with no message a day after it came. */
@Singleton
class ForgetOrphan implements DueHandler {

    static final String KIND = "forget-attachment";

    private final AttachmentRows rows;

    ForgetOrphan(AttachmentRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        return rows.discard(UUID.fromString(due.subject()));
    }
}
