package io.guichet.ticket;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * How a ticket stands, beside its status.
 *
 * @param subStatus key of the department's own name for it
 * @param snoozedUntil before which nobody needs to look at it
 * @param thankedAt when the customer said thanks for what is resolved
 * @param mergedInto the ticket that it is part of now
 * @param trashedAt when it went to the trash
 * @param spam whether it is there because it was no request at all
 * @param collaborators ids of those who were brought into it
 */
public record Situation(@Nullable String subStatus, @Nullable Instant snoozedUntil, @Nullable Instant thankedAt,
        @Nullable UUID mergedInto, @Nullable Instant trashedAt, boolean spam, List<UUID> collaborators) {

    static Situation of(Progress progress, Aside aside, Company company) {
        return new Situation(progress.subStatus(), progress.snoozedUntil(), progress.thankedAt(), aside.mergedInto(),
                aside.isTrash() ? aside.since() : null, aside.reason() == Aside.Reason.SPAM, company.agents());
    }

    /** Whether it is in the trash: nobody but those who may restore it has to do with it. */
    public boolean isTrash() {
        return trashedAt != null;
    }
}
