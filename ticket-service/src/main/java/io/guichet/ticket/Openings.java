package io.guichet.ticket;

import java.util.List;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.MessageKind;
import io.guichet.reliable.Ids;
import io.guichet.ticket.contact.Contact;
import io.guichet.ticket.contact.EmailAddress;
import io.guichet.ticket.intake.Admission;
import io.guichet.ticket.intake.Admission.Admitted;
import io.smallrye.mutiny.Uni;

/** Completes what somebody asked for to all that a ticket needs. */
@Singleton
class Openings {

    private final Correspondence correspondence;
    private final Departments departments;
    private final Admission admission;
    private final Ids ids;

    Openings(Correspondence correspondence, Departments departments, Admission admission, Ids ids) {
        this.correspondence = correspondence;
        this.departments = departments;
        this.admission = admission;
        this.ids = ids;
    }

    /** Fails when the request cannot be asked so. */
    Uni<Opening> complete(NewTicket asked, Contact requester, TicketNumber number, Act act) {
        return admission.admit(asked, requester, act.at())
                .map(admitted -> complete(asked, admitted, requester, number, act));
    }

    /** The same of what was filled in on a form. */
    Uni<Opening> filledIn(NewTicket asked, Contact requester, TicketNumber number, Act act) {
        return admission.admitForm(asked, requester, act.at())
                .map(admitted -> complete(asked, admitted, requester, number, act));
    }

    /** Of what was let in already nothing more is asked. */
    Opening admitted(NewTicket asked, Contact requester, TicketNumber number, Act act) {
        return complete(asked, Admitted.asAsked(asked), requester, number, act);
    }

    private Opening complete(NewTicket asked, Admitted admitted, Contact requester, TicketNumber number, Act act) {
        var id = ids.next();
        return new Opening(id, number, ids.next(), requester, asked.channel(), asked.department(),
                subject(asked.subject()), admitted.priority(), asked.type(), asked.category(), asked.product(),
                language(asked, requester), null, admitted.tags(), admitted.fields(), message(asked),
                correspondence.acknowledgement(id, number, asked.department(), asked.mail()), asked.acknowledge(),
                asked.followUpOf(), source(asked, act), asked.externalId(), asked.said(), null,
                admitted.emergencies());
    }

    /** What goes on in a ticket that was closed too long ago, or in that one's stead. */
    NewTicket followUp(Ticket closed, Incoming incoming) {
        var before = closed.snapshot();
        return new NewTicket(incoming.from(), incoming.name(), incoming.channel(), before.department(),
                before.subject(), incoming.body(), before.priority(), before.type(), before.category(),
                before.product(), before.language(), before.tags(), before.fields(), incoming.others(),
                incoming.mail(), incoming.acknowledged(), closed.id(), null, incoming.attachments(), null);
    }

    private Draft message(NewTicket asked) {
        var from = asked.mail() == null ? null : asked.requester().value();
        var to = asked.others().stream().map(EmailAddress::value).toList();
        return new Draft(ids.next(), MessageKind.REPLY, asked.channel(), asked.body(), from, to, List.of(),
                asked.mail(), asked.attachments(), List.of(), null, null);
    }

    private @Nullable String language(NewTicket asked, Contact requester) {
        if (asked.language() != null) {
            return asked.language();
        }
        return requester.language() != null
                ? requester.language()
                : departments.language(asked.department()).orElse(null);
    }

    private static @Nullable String source(NewTicket asked, Act act) {
        return asked.externalId() != null && act.by().kind() == Actor.Kind.CLIENT ? act.by().name() : null;
    }

    private static String subject(String subject) {
        var line = subject.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= NewTicket.LONGEST_SUBJECT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, NewTicket.LONGEST_SUBJECT)));
    }
}
