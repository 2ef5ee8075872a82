package io.guichet.ticket.channel.email;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.Access;
import io.guichet.ticket.Act;
import io.guichet.ticket.Change;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.TicketVerbs;
import io.guichet.ticket.channel.email.MailRoom.Taken;
import io.guichet.ticket.channel.email.StoredMail.Decision;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Where somebody decides on mails that are held, once each; the ticket says who it was. */
@ApplicationScoped
public class HeldMail {

    private final MailReader reader;
    private final MailFiler filer;
    private final MailFacts facts;
    private final TicketVerbs verbs;
    private final Clock clock;

    HeldMail(MailReader reader, MailFiler filer, MailFacts facts, TicketVerbs verbs, Clock clock) {
        this.reader = reader;
        this.filer = filer;
        this.facts = facts;
        this.verbs = verbs;
        this.clock = clock;
    }

    /** Accepts a mail: its sender takes part from now on. What was accepted before is left as it is. */
    public Uni<Taken> accept(UUID mail, Act act) {
        return reader.reading(mail, reading -> decide(mail, Decision.ACCEPTED, stored -> filer
                .accept(stored, reading, act.by().name()).chain(() -> trace(stored, "MailAccepted", null, act)))
                .chain(stored -> facts.files(mail)
                        .map(files -> new Taken(stored, reading.mail(), files, false))));
    }

    /** Refuses a mail: it is kept, and joins nothing. What was refused before is left as it is. */
    public Uni<Taken> refuse(UUID mail, @Nullable String why, Act act) {
        return decide(mail, Decision.REFUSED, stored -> {
            var held = stored.reason() == null ? "" : stored.reason() + "; ";
            stored.refuse(held + "refused by " + act.by().name() + (why == null ? "" : ": " + why), clock.instant());
            return trace(stored, "MailRefused", why, act);
        }).map(stored -> new Taken(stored, null, List.of(), false));
    }

    private Uni<StoredMail> decide(UUID mail, Decision decision, Function<StoredMail, Uni<Void>> how) {
        return Panache.withTransaction(() -> filer.take(mail).call(stored -> {
            if (stored.outcome() != Outcome.HELD && stored.decision() != decision) {
                throw new MailNotHeld(mail);
            }
            return stored.outcome() == Outcome.HELD ? how.apply(stored) : Uni.createFrom().voidItem();
        }));
    }

    private Uni<Void> trace(StoredMail stored, String what, @Nullable String why, Act act) {
        var ticket = stored.ticketId();
        if (ticket == null) {
            return Uni.createFrom().voidItem();
        }
        var detail = Map.<String, Object>of("mail", stored.id().toString(), "from",
                String.valueOf(stored.fromAddress()), "reason", why == null ? "" : why);
        return verbs.onAny(new TicketRef.ById(ticket), Access.toAll(), it -> Change.noted(it, what, detail, act))
                .replaceWithVoid();
    }
}
