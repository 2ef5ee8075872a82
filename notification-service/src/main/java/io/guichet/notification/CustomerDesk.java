package io.guichet.notification;

import jakarta.inject.Singleton;

import io.guichet.notification.audience.Occasion;
import io.guichet.notification.audience.Telling.Acknowledgement;
import io.guichet.notification.audience.Telling.Reply;
import io.guichet.notification.mail.DailyLimit;
import io.guichet.notification.mail.LetterWriter;
import io.guichet.notification.mail.MailKind;
import io.guichet.notification.mail.Parcel;
import io.guichet.notification.mail.PostOffice;
import io.micrometer.core.instrument.Metrics;
import io.smallrye.mutiny.Uni;

/** Tells customers, by mail. */
@Singleton
class CustomerDesk {

    private final Departments departments;
    private final LetterWriter writer;
    private final PostOffice postOffice;
    private final DailyLimit limit;

    CustomerDesk(Departments departments, LetterWriter writer, PostOffice postOffice, DailyLimit limit) {
        this.departments = departments;
        this.writer = writer;
        this.postOffice = postOffice;
        this.limit = limit;
    }

    Uni<Void> acknowledge(Occasion occasion, Acknowledgement telling) {
        var ticket = telling.ticket();
        var letter = writer.acknowledgement(telling, departments.of(ticket.department(), occasion));
        var parcel = new Parcel(MailKind.ACKNOWLEDGEMENT, ticket.id(), null, letter);
        return telling.anonymous()
                ? limit.claim(telling.address())
                        .chain(free -> free ? postOffice.post(occasion, parcel) : withhold())
                : postOffice.post(occasion, parcel);
    }

    Uni<Void> reply(Occasion occasion, Reply telling) {
        var ticket = telling.ticket();
        var letter = writer.reply(telling, departments.of(ticket.department(), occasion));
        return postOffice.post(occasion,
                new Parcel(MailKind.REPLY, ticket.id(), telling.written().message(), letter));
    }

    private static Uni<Void> withhold() {
        Metrics.counter("guichet_notification_acknowledgements_withheld").increment();
        return Uni.createFrom().voidItem();
    }
}
