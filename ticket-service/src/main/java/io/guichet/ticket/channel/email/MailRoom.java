package io.guichet.ticket.channel.email;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.http.Cursor;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.ticket.contact.EmailAddress;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** Where mail is handed in, and where one sees what became of it. */
@ApplicationScoped
public class MailRoom {

    /** Filing takes less than a second: what takes longer than this has a problem. */
    private static final Duration USUALLY_FILED = Duration.ofMinutes(1);

    private final Mailboxes mailboxes;
    private final MailStore store;
    private final FileMail reader;
    private final MailFiler filer;
    private final Clock clock;

    MailRoom(Mailboxes mailboxes, MailStore store, FileMail reader, MailFiler filer, Clock clock) {
        this.mailboxes = mailboxes;
        this.store = store;
        this.reader = reader;
        this.filer = filer;
        this.clock = clock;
    }

    /**
     * A mail and what became of it.
     *
     * @param mail what it says; absent when it cannot be read
     */
    public record Taken(StoredMail stored, @Nullable ParsedMail mail) {}

    /** Carries out the last step, in which a mail is filed: perhaps with more in its transaction. */
    @FunctionalInterface
    public interface LastStep<T> {
        Uni<T> carryOut(Supplier<Uni<Taken>> filing);
    }

    /** Takes a mail that a mail server hands over; it is stored before it is read. */
    public <T> Uni<T> take(EmailAddress mailbox, byte[] raw, LastStep<T> last) {
        return mailboxes.of(mailbox)
                .chain(to -> store.keepForNow(to.id(), new RawMail(raw, null)))
                .chain(mail -> again(mail, last));
    }

    /** Reads and files a stored mail, unless it has been filed. */
    public <T> Uni<T> again(UUID mail, LastStep<T> last) {
        return reader.read(mail).chain(reading -> last.carryOut(() -> filer.fileNow(mail, reading)
                .map(stored -> new Taken(stored, reading.mail()))));
    }

    /** The bytes of a mail. */
    public Uni<byte[]> raw(UUID mail) {
        return store.raw(mail);
    }

    /** The mails that came to one end, newest first. */
    @WithSession
    public Uni<Page<StoredMail>> mails(Outcome outcome, PageRequest page) {
        return page("outcome = ?1", outcome, page);
    }

    /** The mails that could not be read or filed, newest first. */
    @WithSession
    public Uni<Page<StoredMail>> failures(PageRequest page) {
        return page("(outcome = FAILED or outcome is null and receivedAt < ?1)", clock.instant().minus(USUALLY_FILED),
                page);
    }

    private Uni<Page<StoredMail>> page(String condition, Object parameter, PageRequest page) {
        var fetched = "from StoredMail s join fetch s.mailbox where ";
        Uni<List<StoredMail>> found = page.after()
                .map(cursor -> filer.find(fetched + condition + " and (receivedAt, s.id) < (?2, ?3)"
                        + " order by receivedAt desc, s.id desc", parameter, cursor.instant(0).orElseThrow(),
                        cursor.id(1).orElseThrow()))
                .orElseGet(() -> filer.find(fetched + condition + " order by receivedAt desc, s.id desc", parameter))
                .page(io.quarkus.panache.common.Page.ofSize(page.fetch())).list();
        return found.map(mails -> Page.of(mails, page, mail -> Cursor.of(mail.receivedAt(), mail.id())));
    }
}
