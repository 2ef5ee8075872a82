package io.guichet.sla.calendar;

import jakarta.inject.Singleton;

import io.guichet.http.DirectoryNotReady;
import io.guichet.http.directory.Directory;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.smallrye.mutiny.Uni;

/** Who works by which calendar. */
@Singleton
public class CalendarUses {

    private static final String USED = """
            select 1 from sla_policy where calendar = $1
            union all select 1 from sla_watch_rule where calendar = $1 limit 1""";
    /** The share lock keeps it from being removed until the end of the transaction. */
    private static final String PRESENT = "select 1 from sla_calendar where key = $1 and not removed for share";

    private final CurrentTransaction transaction;
    private final Directory directory;

    CalendarUses(CurrentTransaction transaction, Directory directory) {
        this.transaction = transaction;
        this.directory = directory;
    }

    /** Whether there is such a calendar; if so, it stays until the end of the transaction. */
    public Uni<Boolean> holds(String key) {
        return transaction.select(PRESENT, key).map(rows -> !rows.isEmpty());
    }

    /** Fails with {@link CalendarInUse}, and while it is not known which departments there are. */
    Uni<Void> refuseIfAny(String key) {
        if (!directory.ready()) {
            return Uni.createFrom().failure(new DirectoryNotReady());
        }
        var department = directory.departments().stream().filter(known -> key.equals(known.calendar())).findFirst();
        if (department.isPresent()) {
            return Uni.createFrom().failure(new CalendarInUse(key, "the department " + department.get().key()));
        }
        return transaction.select(USED, key).invoke(rows -> {
            if (!rows.isEmpty()) {
                throw new CalendarInUse(key, "a service level policy or watch rule");
            }
        }).replaceWithVoid();
    }
}
