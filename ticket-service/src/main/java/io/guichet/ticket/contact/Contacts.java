package io.guichet.ticket.contact;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** All customers. */
@ApplicationScoped
public class Contacts implements PanacheRepositoryBase<Contact, UUID> {

    /** Whoever writes first makes the contact; the constraint decides between two who write at once. */
    private static final String CREATE = """
            insert into contact (id, email, name, importance, created_at) values ($1, $2, $3, $4, $5)
            on conflict (email) do nothing""";

    private final CurrentTransaction transaction;
    private final Ids ids;

    Contacts(CurrentTransaction transaction, Ids ids) {
        this.transaction = transaction;
        this.ids = ids;
    }

    /** The contact of an address, made now if nobody has written from it before; a known name stays. */
    public Uni<Contact> known(EmailAddress address, @Nullable String name, Instant now) {
        return of(address).onItem().ifNull().switchTo(() -> create(address, name, now).chain(() -> of(address)));
    }

    private Uni<Contact> of(EmailAddress address) {
        return find("email", address.value()).firstResult();
    }

    private Uni<Integer> create(EmailAddress address, @Nullable String name, Instant now) {
        return transaction.update(CREATE, ids.next(), address.value(), name, Contact.USUAL_IMPORTANCE, now);
    }
}
