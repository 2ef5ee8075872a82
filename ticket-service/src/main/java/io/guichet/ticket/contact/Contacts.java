package io.guichet.ticket.contact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Row;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** All customers. */
@ApplicationScoped
public class Contacts implements PanacheRepositoryBase<Contact, UUID> {

    /**
     * Whoever writes first makes the contact; the constraint decides between two who write at once. It belongs to the
     * organisation that has claimed its domain, or the nearest domain above.
     */
    private static final String CREATE = """
            insert into contact (id, email, name, importance, created_at, organization_id)
            values ($1, $2, $3, $4, $5, (select organization_id from organization_domain
                where domain = any($6::text[]) order by length(domain) desc limit 1))
            on conflict (email) do nothing""";

    private static final String ADDRESSES = """
            with self as (select coalesce(merged_into, id) id from contact where email = $1)
            select c.email from contact c, self where c.id = self.id
            union all select c.email from contact c, self where c.merged_into = self.id""";

    private static final String LEVEL = """
            select o.level from organization_domain d join organization o on o.id = d.organization_id
            where d.domain = any($1::text[]) order by length(d.domain) desc limit 1""";

    private static final String ID = "select id from contact where email = $1";
    private static final String LOCK = "select id from contact where id = $1 for no key update";
    private static final String LOCK_ALL = "select id from contact where email = any($1) order by id for no key update";
    private static final String UNDELIVERABLE = ID + " and undeliverable is not null";

    private final CurrentTransaction transaction;
    private final Ids ids;

    Contacts(CurrentTransaction transaction, Ids ids) {
        this.transaction = transaction;
        this.ids = ids;
    }

    /**
     * The contact of an address, made now if nobody has written from it before; a known name stays. Whoever was merged
     * into another is that other.
     */
    public Uni<Contact> known(EmailAddress address, @Nullable String name, Instant now) {
        return of(address).onItem().ifNull().switchTo(() -> create(address, name, now).chain(() -> of(address)))
                .chain(found -> found.mergedInto() == null ? Uni.createFrom().item(found) : of(found.mergedInto()));
    }

    /** The support level of the organisation that whoever writes from this address first will belong to. */
    public Uni<Optional<String>> levelOfDomain(EmailAddress address) {
        return transaction.select(LEVEL, (Object) withThoseAbove(address.domain()))
                .map(rows -> rows.stream().findFirst().flatMap(row -> Optional.ofNullable(new Row(row).text(0))));
    }

    /**
     * The same contact as it is by now, or the one that it was merged into meanwhile, its row locked until the end of
     * the transaction. What this transaction has changed of it stays.
     */
    public Uni<Contact> again(Contact contact) {
        return Panache.getSession()
                .chain(session -> session.flush().invoke(() -> session.detach(contact)))
                .chain(() -> locked(contact.id()))
                .chain(taken -> taken.mergedInto() == null ? Uni.createFrom().item(taken) : take(taken.mergedInto()));
    }

    /** Every address of the person who has this one: contacts that were merged are one person. */
    @WithSession
    public Uni<Set<String>> addresses(String address) {
        return transaction.select(ADDRESSES, address).map(rows -> rows.stream()
                .map(row -> new Row(row).required(0)).collect(Collectors.toUnmodifiableSet()));
    }

    /** The contact of an id. */
    public Uni<Contact> of(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new ContactNotFound(id.toString()));
    }

    /** The contact of an address, or the one that it was merged into; empty when nobody has written from it. */
    public Uni<Optional<Contact>> find(EmailAddress address) {
        return of(address).chain(found -> found == null
                ? Uni.createFrom().item(Optional.empty())
                : now(found.id()).map(Optional::of));
    }

    /** The contact that this id stands for by now: itself, or the one that it was merged into. */
    public Uni<Contact> now(UUID id) {
        return of(id)
                .chain(found -> found.mergedInto() == null ? Uni.createFrom().item(found) : of(found.mergedInto()));
    }

    /** The contact of an id, its row locked until the end of the transaction. */
    Uni<Contact> take(UUID id) {
        return locked(id).call(contact -> Panache.getSession().chain(session -> session.refresh(contact)));
    }

    /** The rows of whoever has these addresses, locked in the order of their ids. */
    Uni<Void> lock(List<EmailAddress> addresses) {
        return transaction.select(LOCK_ALL, (Object) addresses.stream().map(EmailAddress::value).toArray(String[]::new))
                .replaceWithVoid();
    }

    /** By a statement of its own: Hibernate joins the organisation, and then mixes up what is locked at the same time. */
    private Uni<Contact> locked(UUID id) {
        return transaction.select(LOCK, id).chain(() -> of(id));
    }

    /** The contact of this address itself, also one that is merged; null if there is none. */
    Uni<Contact> of(EmailAddress address) {
        return find("email", address.value()).firstResult();
    }

    /** Whether the contact was made now, rather than known before. */
    Uni<Boolean> create(EmailAddress address, @Nullable String name, Instant now) {
        return transaction.update(CREATE, ids.next(), address.value(), name, Contact.USUAL_IMPORTANCE, now,
                withThoseAbove(address.domain())).map(rows -> rows == 1);
    }

    /** The id of whoever has this address itself, merged or not. */
    Uni<Optional<UUID>> idOf(EmailAddress address) {
        return id(ID, address);
    }

    /** The same, if mails to it do not arrive. */
    Uni<Optional<UUID>> undeliverable(EmailAddress address) {
        return id(UNDELIVERABLE, address);
    }

    private Uni<Optional<UUID>> id(String query, EmailAddress address) {
        return transaction.select(query, address.value())
                .map(rows -> rows.stream().findFirst().map(row -> new Row(row).id(0)));
    }

    Uni<List<Contact>> all(List<UUID> wanted) {
        return wanted.isEmpty() ? Uni.createFrom().item(List.of()) : find("id in ?1", wanted).list();
    }

    /** {@code a.b.example}: itself, {@code b.example}; a top-level domain belongs to nobody. */
    private static String[] withThoseAbove(String domain) {
        var all = new ArrayList<String>();
        for (var rest = domain; rest.contains("."); rest = rest.substring(rest.indexOf('.') + 1)) {
            all.add(rest);
        }
        return all.toArray(String[]::new);
    }
}
