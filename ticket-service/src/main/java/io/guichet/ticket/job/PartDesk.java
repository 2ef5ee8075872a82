package io.guichet.ticket.job;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.http.Caller;
import io.guichet.reliable.Ids;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Takes the parts of imports, some lines at a time: each few of them are a transaction of their own, so that no part is
 * ever held whole. A part that is sent again replaces what came before under its number.
 */
@ApplicationScoped
public class PartDesk {

    /** The most lines of a part; their positions begin at its number times this. */
    public static final int LINES = 100_000;
    /** The greatest number of a part. */
    public static final int LAST = Integer.MAX_VALUE / LINES - 1;

    private final PartRows rows;
    private final Ids ids;

    PartDesk(PartRows rows, Ids ids) {
        this.rows = rows;
        this.ids = ids;
    }

    /**
     * Takes a part of an import; of one that does not come whole, or may not be so, nothing stays.
     *
     * @throws PartOvertaken (as a failure) when the same part is sent again meanwhile
     * @throws PartTooLong (as a failure) when it has too many lines
     */
    public Uni<Job> take(UUID job, int part, Multi<List<String>> lines, Caller caller) {
        var upload = new Upload(job, part, ids.next());
        return rows.begin(upload, caller)
                .chain(() -> lines.onItem().transformToUniAndConcatenate(some -> rows.add(upload, some))
                        .collect().last().chain(() -> rows.complete(upload, caller))
                        .onFailure().call(() -> rows.discard(upload)));
    }

    /** One attempt at sending a part. */
    record Upload(UUID job, int part, UUID id) {

        /** Positions of its lines are greater than this. */
        int start() {
            return part * LINES;
        }
    }
}
