package io.guichet.notification;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.notification.audience.Occasion;
import io.guichet.notification.audience.Telling;
import io.guichet.notification.mail.PostOffice;
import io.guichet.notification.notice.NoticeBoard;
import io.smallrye.mutiny.Uni;

/** Tells people what they are to be told, in the transaction that is going on. */
@Singleton
public class TellingDesk {

    private final ReceiptDesk receipts;
    private final CustomerDesk customers;
    private final AlertDesk agents;
    private final NoticeBoard board;
    private final PostOffice postOffice;

    TellingDesk(ReceiptDesk receipts, CustomerDesk customers, AlertDesk agents, NoticeBoard board,
            PostOffice postOffice) {
        this.postOffice = postOffice;
        this.board = board;
        this.receipts = receipts;
        this.customers = customers;
        this.agents = agents;
    }

    /** Each of these, in this order; whoever was told of the event already is not told again. */
    public Uni<Void> tell(Occasion occasion, List<Telling> tellings) {
        var told = Uni.createFrom().voidItem();
        for (var telling : tellings) {
            told = told.chain(() -> tell(occasion, telling));
        }
        return told;
    }

    /** The ticket goes on, or is part of another: what was to be announced is not so any more. */
    public Uni<Void> withdraw(UUID ticket) {
        return board.withdraw(ticket);
    }

    /** Nobody is told of the ticket any more, by mail or otherwise; what is on its way cannot be called back. */
    public Uni<Void> silence(UUID ticket) {
        return board.withdraw(ticket)
                .chain(() -> receipts.forget(ticket))
                .chain(() -> postOffice.withdraw(ticket, "The ticket was put into the trash"));
    }

    private Uni<Void> tell(Occasion occasion, Telling telling) {
        return switch (telling) {
            case Telling.Acknowledgement acknowledgement -> receipts.acknowledge(occasion, acknowledgement);
            case Telling.Reply reply -> customers.reply(occasion, reply);
            case Telling.Resolution resolution -> customers.resolution(occasion, resolution);
            case Telling.Alert alert -> agents.alert(occasion, alert);
            case Telling.Dispatch dispatch -> agents.dispatch(occasion, dispatch);
        };
    }
}
