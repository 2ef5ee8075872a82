package io.guichet.ticket;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.Channel;
import io.guichet.ticket.contact.Contact;
import io.guichet.ticket.contact.Contacts;
import io.guichet.ticket.contact.Verification;
import io.smallrye.mutiny.Uni;

/** Who asks: known by their address, and known better by what they ask. */
@Singleton
class Requesters {

    private final Contacts contacts;
    private final Languages languages;

    Requesters(Contacts contacts, Languages languages) {
        this.contacts = contacts;
        this.languages = languages;
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

    /** What others wrote of them meanwhile is not overwritten: the row is locked, and read again, before it changes. */
    private Uni<Contact> learn(Contact contact, NewTicket asked, Act act) {
        var language = contact.language() == null ? spoken(asked) : null;
        var signedIn = act.by().kind() == Actor.Kind.CUSTOMER && asked.channel() == Channel.PORTAL
                && !contact.verification().reaches(Verification.SIGNED_IN);
        return language == null && !signedIn
                ? Uni.createFrom().item(contact)
                : contacts.again(contact).invoke(known -> {
                    known.speaks(language);
                    if (signedIn) {
                        var _ = known.prove(Verification.SIGNED_IN);
                    }
                });
    }

    private @Nullable String spoken(NewTicket asked) {
        var fold = asked.body().fold();
        return languages.of(fold == null ? asked.body().text() : fold.visible()).orElse(null);
    }
}
