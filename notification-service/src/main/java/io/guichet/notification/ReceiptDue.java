package io.guichet.notification;

import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.smallrye.mutiny.Uni;

/** Sends the acknowledgement that waited for what was promised, whether that is known now or not. */
@Singleton
class ReceiptDue implements DueHandler {

    private final Promises promises;
    private final Receipts receipts;

    ReceiptDue(Promises promises, Receipts receipts) {
        this.promises = promises;
        this.receipts = receipts;
    }

    @Override
    public String kind() {
        return Promises.KIND;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        var ticket = UUID.fromString(due.subject());
        return promises.take(ticket).chain(found -> found.isEmpty()
                ? Uni.createFrom().voidItem()
                : promises.of(ticket).chain(promised -> receipts.sendNow(found.get().occasion(),
                        found.get().telling(), promised)));
    }
}
