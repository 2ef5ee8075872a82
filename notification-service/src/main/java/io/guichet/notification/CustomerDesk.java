package io.guichet.notification;

import jakarta.inject.Singleton;

import io.guichet.notification.audience.Occasion;
import io.guichet.notification.audience.Telling.Reply;
import io.guichet.notification.audience.Telling.Resolution;
import io.guichet.notification.mail.DailyLimit;
import io.guichet.notification.mail.LetterWriter;
import io.guichet.notification.mail.MailKind;
import io.guichet.notification.mail.Parcel;
import io.guichet.notification.mail.PostOffice;
import io.guichet.notification.template.TemplateKind;
import io.smallrye.mutiny.Uni;

/** Tells customers, by mail. */
@Singleton
class CustomerDesk {

    private final Stationery stationery;
    private final LetterWriter writer;
    private final PostOffice postOffice;
    private final DailyLimit limit;

    CustomerDesk(Stationery stationery, LetterWriter writer, PostOffice postOffice, DailyLimit limit) {
        this.stationery = stationery;
        this.writer = writer;
        this.postOffice = postOffice;
        this.limit = limit;
    }

    Uni<Void> reply(Occasion occasion, Reply telling) {
        var ticket = telling.ticket();
        var written = telling.written();
        var department = stationery.department(ticket.department(), occasion);
        return stationery
                .customers(TemplateKind.REPLY, ticket, department, new Writer(written.agent(), written.author()))
                .map(paper -> writer.reply(telling, paper))
                .chain(letter -> postOffice.post(occasion,
                        Parcel.toCustomer(MailKind.REPLY, ticket, written.message(), letter)));
    }

    /** Whoever clears up what somebody sent in another's name does not send the other as many mails. */
    Uni<Void> resolution(Occasion occasion, Resolution telling) {
        return parcel(occasion, telling).chain(parcel -> telling.anonymous()
                ? limit.claim(telling.address()).chain(free -> postOffice.post(occasion,
                        free ? parcel : parcel.withheld(DailyLimit.REACHED)))
                : postOffice.post(occasion, parcel));
    }

    private Uni<Parcel> parcel(Occasion occasion, Resolution telling) {
        var ticket = telling.ticket();
        var department = stationery.department(ticket.department(), occasion);
        return stationery
                .customers(TemplateKind.RESOLUTION, ticket, department, new Writer(telling.agentId(), telling.agent()))
                .map(paper -> Parcel.toCustomer(MailKind.RESOLUTION, ticket, null,
                        writer.resolution(telling, paper, occasion.event())));
    }
}
