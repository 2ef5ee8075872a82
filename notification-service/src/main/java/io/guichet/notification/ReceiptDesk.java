package io.guichet.notification;

import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.notification.audience.Occasion;
import io.guichet.notification.audience.Telling.Acknowledgement;
import io.guichet.notification.mail.DailyLimit;
import io.smallrye.mutiny.Uni;

/** Tells customers that their request has arrived: at once, or once it is known by when they were promised an answer. */
@Singleton
class ReceiptDesk {

    private final Receipts receipts;
    private final Promises promises;
    private final DailyLimit limit;

    ReceiptDesk(Receipts receipts, Promises promises, DailyLimit limit) {
        this.receipts = receipts;
        this.promises = promises;
        this.limit = limit;
    }

    Uni<Void> acknowledge(Occasion occasion, Acknowledgement telling) {
        return telling.anonymous()
                ? limit.claim(telling.address()).chain(free -> free
                        ? tell(occasion, telling)
                        : receipts.withhold(occasion, telling, DailyLimit.REACHED))
                : tell(occasion, telling);
    }

    /** Nobody is to learn any more that the request has arrived. */
    Uni<Void> forget(UUID ticket) {
        return promises.forget(ticket);
    }

    private Uni<Void> tell(Occasion occasion, Acknowledgement telling) {
        return promises.of(telling.ticket().id())
                .chain(promised -> receipts.send(occasion, telling, promised))
                .chain(sent -> sent ? Uni.createFrom().voidItem() : promises.await(occasion, telling));
    }
}
