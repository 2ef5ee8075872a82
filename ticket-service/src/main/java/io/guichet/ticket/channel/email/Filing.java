package io.guichet.ticket.channel.email;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.Cause;
import io.guichet.events.TicketEvent.MailHeld;
import io.guichet.events.TicketEvent.TicketOpened;
import io.guichet.ticket.Access;
import io.guichet.ticket.Act;
import io.guichet.ticket.Change;
import io.guichet.ticket.Incoming;
import io.guichet.ticket.Participants.Role;
import io.guichet.ticket.Participants.Standing;
import io.guichet.ticket.TicketDesk;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.TicketVerbs;
import io.guichet.ticket.channel.email.LoopGuard.Writer;
import io.guichet.ticket.channel.email.Pace.Speed;
import io.guichet.ticket.channel.email.ThreadFinder.Found;
import io.guichet.ticket.contact.EmailAddress;
import io.smallrye.mutiny.Uni;

/** Decides where a mail belongs, and puts it there; runs in the transaction that holds the stored mail. */
@Singleton
class Filing {

    private final ThreadFinder threads;
    private final Company company;
    private final TicketDesk desk;
    private final TicketVerbs verbs;
    private final MailFiles files;

    Filing(ThreadFinder threads, Company company, TicketDesk desk, TicketVerbs verbs, MailFiles files) {
        this.threads = threads;
        this.company = company;
        this.desk = desk;
        this.verbs = verbs;
        this.files = files;
    }

    /** What became of a mail. */
    sealed interface Result {

        /** It became, or joined, a message. */
        record Joined(Outcome outcome, @Nullable String reason, Change change) implements Result {}

        /** It is kept aside, perhaps because of a ticket. */
        record Aside(Outcome outcome, String reason, @Nullable UUID ticket) implements Result {}
    }

    /** {@code mailboxes}: the addresses of all of ours. */
    Uni<Result> file(StoredMail stored, ParsedMail mail, Set<EmailAddress> mailboxes) {
        var sender = Letter.sender(stored.mailbox(), mail);
        return company.hasBlocked(sender).chain(blocked -> blocked
                ? aside(Outcome.REJECTED, "its sender is blocked", null)
                : sort(stored, mail, mailboxes));
    }

    private Uni<Result> sort(StoredMail stored, ParsedMail mail, Set<EmailAddress> mailboxes) {
        var mailbox = stored.mailbox();
        var writer = LoopGuard.writerOf(mail, Letter.sender(mailbox, mail).orElse(null),
                company.addressesWith(mailbox.address()));
        if (writer == Writer.OURSELVES) {
            return aside(Outcome.LOOP, "our own mail came back", null);
        }
        return Letter.of(mailbox, mail, writer, mailboxes)
                .map(letter -> company.paceOf(letter, stored)
                        .chain(speed -> speed == Speed.TURNING && mail.isAnswer()
                                ? aside(Outcome.LOOP, "the same text came again and again within an hour", null)
                                : file(letter, speed, act(stored))))
                .orElseGet(() -> aside(Outcome.HELD, "no address of a sender can be read", null));
    }

    /** Those who work on a ticket learn that a mail waits for them to decide. */
    Uni<Void> tellHeld(StoredMail stored, UUID ticket, String reason) {
        var act = act(stored);
        return verbs.onAny(new TicketRef.ById(ticket), Access.toAll(), it -> Change.told(it, act,
                now -> new MailHeld(now, stored.id(), stored.fromAddress(), reason, act.at()))).replaceWithVoid();
    }

    static Act act(StoredMail stored) {
        return new Act(Actor.system("mail"), Cause.request("mail-" + stored.id()), stored.receivedAt());
    }

    private Uni<Result> file(Letter letter, Speed speed, Act act) {
        return company.heardFrom(letter, act)
                .chain(() -> threads.find(letter.mail(), letter.mailbox().department()))
                .chain(found -> file(letter, found, speed, act));
    }

    private Uni<Result> file(Letter letter, Found found, Speed speed, Act act) {
        return switch (found) {
            case Found.Conversation conversation -> join(letter, conversation, act);
            case Found.Something() -> letter.isAnswerOfMachine()
                    ? aside(Outcome.REJECTED, "an automatic answer to an address that is no longer good", null)
                    : aside(Outcome.HELD, "its reply address is expired or not of our making", null);
            case Found.Nothing() -> letter.isAnswerOfMachine()
                    ? aside(Outcome.REJECTED, "an automatic answer to nothing that we know", null)
                    : open(letter, speed, act);
        };
    }

    private Uni<Result> open(Letter letter, Speed speed, Act act) {
        var original = letter.mail().forwarded();
        if (original != null && letter.writer() == Writer.PERSON && company.passesOn(letter)
                && !company.isOurs(original.sender().address())) {
            return files.keep(letter.mail()).chain(kept -> company.passOn(letter, original, kept, act))
                    .map(change -> new Result.Joined(Outcome.OPENED, "passed on by " + letter.sender().address(),
                            change));
        }
        var acknowledged = letter.mayBeAcknowledged() && speed == Speed.USUAL;
        return open(letter, acknowledged, act)
                .map(change -> new Result.Joined(Outcome.OPENED, remark(letter, speed), change));
    }

    private Uni<Change> open(Letter letter, boolean acknowledged, Act act) {
        return files.keep(letter.mail())
                .chain(kept -> desk.open(letter.asRequest(acknowledged, kept), act.by(letter.author())))
                .call(change -> letter.isVerified()
                        ? company.inform(change, letter.others())
                        : Uni.createFrom().voidItem());
    }

    private static @Nullable String remark(Letter letter, Speed speed) {
        var silence = letter.isForged() ? Letter.DENIED : speed.silence();
        if (silence != null || letter.isVerified() || letter.others().isEmpty()) {
            return silence;
        }
        return "those in copy may write, and are sent nothing: nobody vouches for the sender";
    }

    private Uni<Result> join(Letter letter, Found.Conversation found, Act act) {
        var ticket = found.ticket();
        if (letter.writer() == Writer.BOUNCE && !found.guessable()) {
            return letter.isForged()
                    ? stranger(letter, ticket, Letter.DENIED)
                    : report(letter, found, act);
        }
        return company.standingOf(ticket, letter.sender().address()).chain(standing -> {
            if (standing.isEmpty()) {
                return stranger(letter, ticket, "the sender does not take part in the ticket");
            }
            var doubt = letter.doubt(found.guessable());
            if (doubt != null) {
                return stranger(letter, ticket, doubt);
            }
            if (letter.writer() != Writer.PERSON) {
                return attach(letter, ticket, Outcome.AUTO_REPLY, act);
            }
            return standing.get().role() == Role.CUSTOMER
                    ? append(letter, ticket, mayInvite(letter, standing.get(), found.holder()), act)
                    : attachOutside(letter, ticket, act);
        });
    }

    /** A report is kept; that our mail came back is believed of whoever knows more than the name of the mail. */
    private Uni<Result> report(Letter letter, Found.Conversation found, Act act) {
        return company.knowsOurMail(letter, found).map(letter::returned)
                .chain(returned -> message(letter, List.of())
                        .chain(told -> desk.report(new TicketRef.ById(found.ticket()), told, returned, act))
                        .map(change -> new Result.Joined(Outcome.BOUNCE, returned.reason(), change)));
    }

    /** Who was asked from outside writes to colleagues only. */
    private Uni<Result> attachOutside(Letter letter, UUID ticket, Act act) {
        return attach(letter, ticket, Outcome.APPENDED, act.by(Actor.system(letter.author().name())));
    }

    /**
     * Only somebody who is known to be who they say brings others in: their domain vouches for them, or they answer on
     * the address that was signed for themselves. And only somebody who gets what is written.
     */
    private static boolean mayInvite(Letter letter, Standing standing, @Nullable Integer holder) {
        return standing.listens()
                && (letter.isVerified() || holder != null && standing.positions().contains(holder));
    }

    private Uni<Result> append(Letter letter, UUID ticket, boolean mayInvite, Act act) {
        var why = mayInvite || letter.others().isEmpty()
                ? null
                : "those in copy do not take part: nobody vouches for the sender";
        return receive(letter, ticket, mayInvite ? letter.others() : List.of(), act)
                .map(change -> new Result.Joined(outcome(change), why, change));
    }

    /** A mail that was held is accepted: it joins its ticket, and its sender takes part, or opens one. */
    Uni<Result> accept(StoredMail stored, ParsedMail mail, Set<EmailAddress> mailboxes) {
        var act = act(stored);
        return Letter.of(stored.mailbox(), mail, Writer.PERSON, mailboxes).map(letter -> {
            var ticket = stored.ticketId();
            return ticket == null
                    ? open(letter, false, act)
                            .<Result>map(change -> new Result.Joined(Outcome.OPENED, null, change))
                    : accept(letter, ticket, act);
        }).orElseGet(() -> Uni.createFrom().failure(new MailWithoutSender(stored.id())));
    }

    private Uni<Result> accept(Letter letter, UUID ticket, Act act) {
        var sender = letter.sender().address();
        return company.standingOf(ticket, sender).map(found -> found.map(Standing::role))
                .chain(role -> role.filter(Role.OUTSIDE::equals).isPresent()
                        ? attachOutside(letter, ticket, act)
                        : receive(letter, ticket, List.of(sender), act)
                                .map(change -> new Result.Joined(outcome(change), null, change)));
    }

    /** What is written to a merged ticket joins another one: only one that was opened follows up. */
    private static Outcome outcome(Change change) {
        return change.events().stream().anyMatch(TicketOpened.class::isInstance)
                ? Outcome.FOLLOW_UP
                : Outcome.APPENDED;
    }

    private Uni<Change> receive(Letter letter, UUID ticket, List<EmailAddress> others, Act act) {
        return message(letter, others).chain(said -> desk.receive(new TicketRef.ById(ticket), Access.toAll(), said,
                act.by(letter.author())));
    }

    private Uni<Result> attach(Letter letter, UUID ticket, Outcome outcome, Act act) {
        return message(letter, List.of())
                .chain(said -> desk.attach(new TicketRef.ById(ticket), said, act))
                .map(change -> new Result.Joined(outcome, null, change));
    }

    private Uni<Incoming> message(Letter letter, List<EmailAddress> others) {
        return files.keep(letter.mail()).map(kept -> letter.asMessage(files.newId(), others, kept));
    }

    /** Who is not part of a conversation learns nothing of it and adds nothing to it. */
    private static Uni<Result> stranger(Letter letter, UUID ticket, String why) {
        return letter.isAnswerOfMachine()
                ? aside(Outcome.REJECTED, "an automatic answer: " + why, ticket)
                : aside(Outcome.HELD, why, ticket);
    }

    private static Uni<Result> aside(Outcome outcome, String reason, @Nullable UUID ticket) {
        return Uni.createFrom().item(new Result.Aside(outcome, reason, ticket));
    }
}
