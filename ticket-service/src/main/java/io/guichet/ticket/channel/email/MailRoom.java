package io.guichet.ticket.channel.email;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.channel.email.MailFacts.MailFile;
import io.guichet.ticket.contact.EmailAddress;
import io.smallrye.mutiny.Uni;

/** Where mail is handed in, read again, accepted and refused. */
@ApplicationScoped
public class MailRoom {

    private final Mailboxes mailboxes;
    private final MailStore store;
    private final MailReader reader;
    private final MailFiler filer;
    private final MailFacts facts;

    MailRoom(Mailboxes mailboxes, MailStore store, MailReader reader, MailFiler filer, MailFacts facts) {
        this.mailboxes = mailboxes;
        this.store = store;
        this.reader = reader;
        this.filer = filer;
        this.facts = facts;
    }

    /**
     * A mail and what became of it.
     *
     * @param mail what it says; absent when it cannot be read
     * @param files what it carries, once it is kept
     * @param isTrial whether nothing of it was kept
     */
    public record Taken(StoredMail stored, @Nullable ParsedMail mail, List<MailFile> files, boolean isTrial) {}

    /** Carries out the last step, in which a mail is filed: perhaps with more in its transaction. */
    @FunctionalInterface
    public interface LastStep<T> {
        Uni<T> carryOut(Supplier<Uni<Taken>> filing);
    }

    /** Takes a mail that a mail server hands over; it is stored before it is read. */
    public <T> Uni<T> take(EmailAddress mailbox, byte[] raw, LastStep<T> last) {
        var mail = whole(raw);
        return mailboxes.of(mailbox).chain(to -> store.keepForNow(to.id(), mail))
                .chain(id -> mail.flaw() == null
                        ? again(id, last)
                        : last.carryOut(() -> filer.find(id).map(stored -> taken(stored, null))));
    }

    /** What would become of a mail; nothing is kept. */
    public Uni<Taken> tryOut(EmailAddress mailbox, byte[] raw) {
        var mail = whole(raw);
        return mailboxes.of(mailbox).chain(to -> mail.flaw() == null
                ? reader.reading(raw, reading -> tryOut(to, mail, reading))
                : tryOut(to, mail, new Reading(null, mail.flaw())));
    }

    private Uni<Taken> tryOut(Mailbox to, RawMail mail, Reading reading) {
        return filer.tryOut(() -> store.keepForNow(to.id(), mail), reading)
                .onFailure(TriedOut.class).recoverWithItem(end -> ((TriedOut) end).stored())
                .map(stored -> new Taken(stored, reading.mail(), List.of(), true));
    }

    /** Of what is too large, the header. */
    private RawMail whole(byte[] raw) {
        return raw.length <= store.largest()
                ? new RawMail(raw, null)
                : new RawMail(RawHeader.of(raw), raw.length, null,
                        "larger than what is taken: %d bytes".formatted(raw.length));
    }

    /** Reads and files a stored mail, unless it has been filed. */
    public <T> Uni<T> again(UUID mail, LastStep<T> last) {
        return store.want(mail).chain(() -> reader.reading(mail, reading -> last.carryOut(
                () -> filer.fileNow(mail, reading).chain(stored -> with(stored, reading)))));
    }

    /** The same with nothing more in its transaction. */
    Uni<Taken> again(UUID mail) {
        return again(mail, Supplier::get);
    }

    /** A stored mail as it was filed. */
    public Uni<Taken> read(UUID mail) {
        return reader.reading(mail, reading -> filer.find(mail).chain(stored -> with(stored, reading)));
    }

    /** Accepts a mail that was held: its sender takes part from now on. */
    public Uni<Taken> accept(UUID mail, String who) {
        return reader.reading(mail,
                reading -> filer.accept(mail, reading, who).chain(stored -> with(stored, reading)));
    }

    /** Refuses a mail that was held. */
    public Uni<Taken> refuse(UUID mail, String reason) {
        return filer.refuse(mail, reason).map(stored -> taken(stored, null));
    }

    private Uni<Taken> with(StoredMail stored, Reading reading) {
        return facts.files(stored.id()).map(files -> new Taken(stored, reading.mail(), files, false));
    }

    private static Taken taken(StoredMail stored, @Nullable ParsedMail mail) {
        return new Taken(stored, mail, List.of(), false);
    }

    /** The bytes of a mail. */
    public Uni<byte[]> raw(UUID mail) {
        return store.raw(mail);
    }

    /** The content of a file of a mail. */
    public Uni<byte[]> content(MailFacts.Place place) {
        return reader.file(place);
    }
}
