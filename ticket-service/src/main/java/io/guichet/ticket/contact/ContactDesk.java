package io.guichet.ticket.contact;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.http.IfMatch;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Act;
import io.guichet.ticket.Constraints;
import io.guichet.ticket.contact.PeopleNews.About;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What people do with contacts; each method is one transaction, or joins the one that is going on. */
@ApplicationScoped
public class ContactDesk {

    private static final String FLATTEN = "update contact set merged_into = $2 where merged_into = $1";

    private final Contacts contacts;
    private final Organizations organizations;
    private final PeopleNews news;
    private final ContactLog log;
    private final CurrentTransaction transaction;

    ContactDesk(Contacts contacts, Organizations organizations, PeopleNews news, ContactLog log,
            CurrentTransaction transaction) {
        this.contacts = contacts;
        this.organizations = organizations;
        this.news = news;
        this.log = log;
        this.transaction = transaction;
    }

    /** Adds a contact that has not written yet. */
    @WithTransaction
    public Uni<Contact> add(NewContact asked, Act act) {
        return contacts.create(asked.email(), null, act.at())
                .invoke(made -> {
                    if (!made) {
                        throw new AddressTaken(asked.email());
                    }
                })
                .chain(() -> contacts.of(asked.email()))
                .chain(contact -> fill(contact, asked, act));
    }

    /** The contact of an import: made, or changed when there is one; what others change meanwhile stays. */
    @WithTransaction
    public Uni<Contact> put(NewContact asked, Act act) {
        return contacts.known(asked.email(), null, act.at()).chain(contacts::again)
                .chain(contact -> fill(contact, asked, act));
    }

    private Uni<Contact> fill(Contact contact, NewContact asked, Act act) {
        var name = asked.externalId();
        if (name == null || asked.source() == null) {
            return changed(contact, asked.known(), act);
        }
        contact.named(asked.source(), name);
        return contacts.flush().onFailure(failure -> Constraints.isViolated(ContactIdTaken.CONSTRAINT, failure))
                .transform(failure -> new ContactIdTaken(name))
                .chain(() -> changed(contact, asked.known(), act));
    }

    /** Changes what is known of a contact; their tickets that are not closed tell of it. */
    @WithTransaction
    public Uni<Contact> change(UUID id, IfMatch seen, PersonEdit edit, Act act) {
        return contacts.take(id).invoke(contact -> seen.verify(contact.revision()))
                .chain(contact -> changed(contact, edit, act));
    }

    private Uni<Contact> changed(Contact contact, PersonEdit edit, Act act) {
        var present = contact.belongsTo();
        var wanted = edit.organization(present == null ? null : present.id());
        return organization(wanted)
                .map(organization -> contact.change(edit, organization.orElse(null)))
                .chain(changed -> changed
                        ? news.tell(About.CONTACT, contact.id(), List.of("requester", "organization"), act)
                        : Uni.createFrom().voidItem())
                .replaceWith(contact);
    }

    private Uni<Optional<Organization>> organization(@Nullable UUID id) {
        return id == null
                ? Uni.createFrom().item(Optional.empty())
                : organizations.now(id).map(Optional::of);
    }

    /** Two contacts are one person: the tickets of {@code source} become those of {@code target}, for ever. */
    @WithTransaction
    public Uni<Contact> merge(UUID target, UUID source, Act act) {
        if (target.equals(source)) {
            throw new MergeRefused("A contact cannot be merged into itself");
        }
        var first = target.compareTo(source) < 0 ? target : source;
        return contacts.take(first).chain(() -> contacts.take(first.equals(target) ? source : target))
                .chain(() -> contacts.of(target).chain(kept -> contacts.of(source)
                        .chain(other -> absorb(kept, other, act))));
    }

    private Uni<Contact> absorb(Contact kept, Contact other, Act act) {
        if (kept.mergedInto() != null || other.mergedInto() != null) {
            throw new MergeRefused("One of the two is merged into a third already");
        }
        kept.absorb(other);
        other.becomes(kept);
        return transaction.update(FLATTEN, other.id(), kept.id())
                .chain(() -> log.enter(kept.id(), "merged", null, Map.of("source", other.id().toString(), "address",
                        other.email().value()), act))
                .chain(() -> news.move(other.id(), kept.id(), act))
                .chain(() -> news.tell(About.CONTACT, kept.id(), List.of("requester", "organization"), act))
                .replaceWith(kept);
    }

    /** Takes the contacts of these addresses, in the order of their ids: what is told of them together meets no other. */
    @WithTransaction
    public Uni<Void> take(List<EmailAddress> addresses) {
        return addresses.isEmpty() ? Uni.createFrom().voidItem() : contacts.lock(addresses);
    }

    /** A mail to an address came back, at this instant, for the address's sake: machines write there no more. */
    @WithTransaction
    public Uni<Void> lose(EmailAddress address, String reason, Instant at, Act act) {
        return contacts.idOf(address).chain(found -> found.isEmpty()
                ? Uni.createFrom().voidItem()
                : contacts.take(found.get()).chain(contact -> contact.cannotBeReached(reason, at)
                        ? reachChanged(contact, "undeliverable", reason, act)
                        : Uni.createFrom().voidItem()));
    }

    /** A mail came from an address: mails to it may arrive, whatever came back before. */
    @WithTransaction
    public Uni<Void> hearFrom(EmailAddress address, Act act) {
        return contacts.undeliverable(address).chain(found -> found.isEmpty()
                ? Uni.createFrom().voidItem()
                : contacts.take(found.get()).chain(contact -> reach(contact, "wrote", act)));
    }

    /** Somebody knows that mails to a contact arrive again. */
    @WithTransaction
    public Uni<Contact> reach(UUID id, Act act) {
        return contacts.take(id).call(contact -> reach(contact, "cleared", act));
    }

    private Uni<Void> reach(Contact contact, String reason, Act act) {
        return contact.canBeReached(act.at())
                ? reachChanged(contact, "deliverable", reason, act)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> reachChanged(Contact contact, String kind, String reason, Act act) {
        return log.enter(contact.id(), kind, reason, Map.of("address", contact.email().value()), act)
                .chain(() -> news.tell(About.CONTACT, contact.id(), List.of("requester"), act));
    }

    /** An agent has seen a proof of who a contact is; the reason says which. */
    @WithTransaction
    public Uni<Contact> confirm(UUID id, Verification reached, String reason, Act act) {
        return contacts.take(id).chain(contact -> contact.prove(reached)
                ? log.enter(id, "verified", reason, Map.of("level", reached.name()), act)
                        .chain(() -> news.tell(About.CONTACT, id, List.of("requester"), act)).replaceWith(contact)
                : Uni.createFrom().item(contact));
    }
}
