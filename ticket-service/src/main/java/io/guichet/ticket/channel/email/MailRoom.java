package io.guichet.ticket.channel.email;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.channel.email.MailFacts.MailFile;
import io.guichet.ticket.contact.EmailAddress;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Where mail is handed in, read again, accepted and refused. */
@ApplicationScoped
public class MailRoom {

    private static final Duration LONGEST_COMING = Duration.ofMinutes(2);

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

    /**
     * Lets a mail come in once there is room for it, and does something for which it has to be in memory; what that
     * answers is done when the mail has been given up, and may make room for it again.
     *
     * @param announced how long the mail is said to be, in bytes; negative when nobody said
     * @param portions the mail; it stays with its sender until they are asked for
     */
    public <T> Uni<T> receive(long announced, Multi<byte[]> portions,
            Function<ComingMail, Uni<Supplier<Uni<T>>>> then) {
        var largest = store.largest();
        return reader.withRoom(ComingMail.expected(announced, largest),
                () -> whole(new ComingMail(announced, largest), portions).chain(then::apply))
                .chain(after -> after.get());
    }

    /** Nobody keeps the room for longer than a mail may take to come. */
    private static Uni<ComingMail> whole(ComingMail coming, Multi<byte[]> portions) {
        return portions.onItem().invoke(coming::add).collect().last().replaceWith(coming)
                .ifNoItem().after(LONGEST_COMING)
                .failWith(() -> new TimeoutException("The mail did not come whole within " + LONGEST_COMING));
    }

    /** A mail that is kept; one that did not come whole is not to be read. */
    public record Kept(UUID id, boolean whole) {}

    /** Keeps a mail that a mail server hands over, before anybody reads it. */
    public Uni<Kept> keep(EmailAddress mailbox, ComingMail coming) {
        var mail = coming.raw();
        return mailboxes.of(mailbox).chain(to -> store.keepForNow(to.id(), mail))
                .map(id -> new Kept(id, mail.flaw() == null));
    }

    /** Reads and files a mail that has just been kept. */
    public <T> Uni<T> file(Kept mail, LastStep<T> last) {
        return mail.whole()
                ? again(mail.id(), last)
                : last.carryOut(() -> filer.find(mail.id()).map(stored -> taken(stored, null)));
    }

    /** What would become of a mail; nothing is kept. */
    public Uni<Taken> tryOut(EmailAddress mailbox, ComingMail coming) {
        var mail = coming.raw();
        return mailboxes.of(mailbox).chain(to -> mail.flaw() == null
                ? reader.reading(mail.content(), reading -> tryOut(to, mail, reading))
                : tryOut(to, mail, new Reading(null, mail.flaw())));
    }

    private Uni<Taken> tryOut(Mailbox to, RawMail mail, Reading reading) {
        return filer.tryOut(() -> store.keepForNow(to.id(), mail), reading)
                .onFailure(TriedOut.class).recoverWithItem(end -> ((TriedOut) end).stored())
                .map(stored -> new Taken(stored, reading.mail(), List.of(), true));
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

    private Uni<Taken> with(StoredMail stored, Reading reading) {
        return facts.files(stored.id()).map(files -> new Taken(stored, reading.mail(), files, false));
    }

    private static Taken taken(StoredMail stored, @Nullable ParsedMail mail) {
        return new Taken(stored, mail, List.of(), false);
    }

    /** The bytes of a mail. */
    public Uni<byte[]> raw(UUID mail) {
        return reader.raw(mail);
    }

    /** The content of a file of a mail. */
    public Uni<byte[]> content(MailFacts.Place place) {
        return reader.file(place);
    }
}
