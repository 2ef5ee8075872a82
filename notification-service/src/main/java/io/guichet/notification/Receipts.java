package io.guichet.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.guichet.notification.Promises.Known;
import io.guichet.notification.audience.Occasion;
import io.guichet.notification.audience.Telling.Acknowledgement;
import io.guichet.notification.mail.LetterWriter;
import io.guichet.notification.mail.MailKind;
import io.guichet.notification.mail.Paper;
import io.guichet.notification.mail.Parcel;
import io.guichet.notification.mail.PostOffice;
import io.guichet.notification.template.TemplateKind;
import io.smallrye.mutiny.Uni;

/** Writes acknowledgements and has them sent. */
@Singleton
class Receipts {

    private final Stationery stationery;
    private final LetterWriter writer;
    private final PostOffice postOffice;
    private final Hours hours;
    private final Clock clock;

    Receipts(Stationery stationery, LetterWriter writer, PostOffice postOffice, Hours hours, Clock clock) {
        this.clock = clock;
        this.stationery = stationery;
        this.writer = writer;
        this.postOffice = postOffice;
        this.hours = hours;
    }

    /** Sends it, unless it names what was promised and that is not known yet; whether it does. */
    Uni<Boolean> send(Occasion occasion, Acknowledgement telling, Optional<Known> promised) {
        return paper(occasion, telling).chain(paper -> promised.isEmpty() && writer.names(paper, TemplateKind.PROMISED)
                ? Uni.createFrom().item(false)
                : post(occasion, telling, paper, promised).replaceWith(true));
    }

    /** Sends it, whether the promise is known or not. */
    Uni<Void> sendNow(Occasion occasion, Acknowledgement telling, Optional<Known> promised) {
        return paper(occasion, telling).chain(paper -> post(occasion, telling, paper, promised));
    }

    /** Keeps it for whoever wants it sent all the same, without a word of what is promised. */
    Uni<Void> withhold(Occasion occasion, Acknowledgement telling, String reason) {
        return paper(occasion, telling).chain(paper -> postOffice.post(occasion,
                parcel(telling, paper, Optional.empty()).withheld(reason)));
    }

    private Uni<Paper> paper(Occasion occasion, Acknowledgement telling) {
        var ticket = telling.ticket();
        return stationery.customers(TemplateKind.ACKNOWLEDGEMENT, ticket,
                stationery.department(ticket.department(), occasion), null);
    }

    private Uni<Void> post(Occasion occasion, Acknowledgement telling, Paper paper, Optional<Known> promised) {
        return postOffice.post(occasion, parcel(telling, paper, promised));
    }

    private Parcel parcel(Acknowledgement telling, Paper paper, Optional<Known> promised) {
        var opens = hours.nextOpening(clock.instant(), paper.department().calendar());
        var letter = writer.acknowledgement(telling, paper, words(promised.flatMap(Known::instant), paper),
                words(opens, paper));
        return Parcel.toCustomer(MailKind.ACKNOWLEDGEMENT, telling.ticket(), null, letter);
    }

    private String words(Optional<Instant> instant, Paper paper) {
        return instant.map(known -> hours.words(known, paper)).orElse("");
    }
}
