package io.guichet.kb.outbox;

import java.util.function.LongSupplier;

import io.smallrye.mutiny.Uni;

/** Whether this replica is the one that sends; one caller at a time. */
public final class Leadership {

    private final Leases leases;
    private final Lease lease;
    private final String me;
    private final LongSupplier nanos;

    Leadership(Leases leases, String me, Lease.Terms terms, LongSupplier nanos) {
        this.leases = leases;
        this.lease = new Lease(me, terms);
        this.me = me;
        this.nanos = nanos;
    }

    /** Keeps the lead, or takes it when it is free; whether this replica may send now. */
    public Uni<Boolean> lead() {
        if (!lease.needsBeat(nanos.getAsLong())) {
            return Uni.createFrom().item(true);
        }
        return leases.current().chain(seen -> {
            var asked = nanos.getAsLong();
            if (!lease.mayClaim(seen.orElse(null), asked)) {
                lease.lost();
                return Uni.createFrom().item(false);
            }
            return leases.replace(seen, me).invoke(done -> note(done, asked));
        });
    }

    /** Gives up the lead, so that another replica need not wait until this one seems dead. */
    public Uni<Void> resign() {
        lease.lost();
        return leases.release(me);
    }

    private void note(boolean claimed, long asked) {
        if (claimed) {
            lease.claimed(asked);
        } else {
            lease.lost();
        }
    }
}
