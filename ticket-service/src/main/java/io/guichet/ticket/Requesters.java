package io.guichet.ticket;

import java.util.Optional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.Channel;
import io.guichet.ticket.contact.Contact;
import io.guichet.ticket.contact.Contacts;
import io.guichet.ticket.contact.Verification;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** Who asks: known by their address, and known better by what they ask. */
@Singleton
class Requesters {

    private final Contacts contacts;
    private final Languages languages;
    private final Vertx vertx;

    Requesters(Contacts contacts, Languages languages, Vertx vertx) {
        this.contacts = contacts;
        this.languages = languages;
        this.vertx = vertx;
    }

    /** Whoever asks, with what the request shows of them. */
    Uni<Contact> of(NewTicket asked, Act act) {
        return contacts.known(asked.requester(), asked.requesterName(), act.at())
                .chain(contact -> learn(contact, asked, act));
    }

    /** Whoever writes to a ticket. */
    Uni<Contact> of(Incoming incoming, Act act) {
        return contacts.known(incoming.from(), incoming.name(), act.at());
    }

    private Uni<Contact> learn(Contact contact, NewTicket asked, Act act) {
        var signedIn = act.by().kind() == Actor.Kind.CUSTOMER && asked.channel() == Channel.PORTAL
                && !contact.verification().reaches(Verification.SIGNED_IN);
        return (contact.language() == null ? spoken(asked) : Uni.createFrom().item(Optional.<String>empty()))
                .chain(language -> language.isEmpty() && !signedIn
                        ? Uni.createFrom().item(contact)
                        : learn(contact, language.orElse(null), signedIn));
    }

    /** What others wrote of them meanwhile is not overwritten: the row is locked, and read again, before it changes. */
    private Uni<Contact> learn(Contact contact, @Nullable String language, boolean signedIn) {
        return contacts.again(contact).invoke(known -> {
            known.speaks(language);
            if (signedIn) {
                var _ = known.prove(Verification.SIGNED_IN);
            }
        });
    }

    /** The detector works on threads of its own, and waits for them: never on an event loop. */
    private Uni<Optional<String>> spoken(NewTicket asked) {
        var fold = asked.body().fold();
        var text = fold == null ? asked.body().text() : fold.visible();
        return vertx.executeBlocking(() -> languages.of(text), false);
    }
}
