package io.guichet.ticket.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.http.TicketScope;
import io.guichet.ticket.NewTicket;
import io.guichet.ticket.StatusTable;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketReader;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.contact.Contact;
import io.guichet.ticket.contact.Contacts;
import io.guichet.ticket.contact.EmailAddress;
import io.guichet.ticket.intake.ChannelPolicy.Offer;
import io.guichet.ticket.intake.ChannelPolicy.Situation;
import io.guichet.ticket.setting.Category;
import io.guichet.ticket.setting.Configured;
import io.guichet.ticket.setting.Settings;
import io.guichet.ticket.setting.SupportLevel;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Tells a customer, or an agent for them, which channels are offered. */
@ApplicationScoped
public class ChannelOffers {

    private final Settings settings;
    private final Contacts contacts;
    private final TicketReader reader;

    ChannelOffers(Settings settings, Contacts contacts, TicketReader reader) {
        this.settings = settings;
        this.contacts = contacts;
        this.reader = reader;
    }

    /**
     * What it is about: a category, an open ticket, a department; each may be absent.
     *
     * @param facts the fields that would be given: they may make it an emergency
     */
    public record About(String department, @Nullable String category, Optional<TicketRef> ticket,
            Map<String, Object> facts) {}

    /** The offers to the customer of this address, who need not be known yet. */
    @WithSession
    public Uni<List<Offer>> to(EmailAddress customer, About about, TicketScope scope, Instant now) {
        return settings.now().chain(all -> contacts.find(customer)
                .chain(contact -> level(contact, customer)
                        .chain(level -> promise(about, scope).map(promised -> ChannelPolicy.offers(
                                channel -> situation(all, about, promised, now,
                                        Known.of(about, channel, contact, level)))))));
    }

    private static Situation situation(Configured all, About about, Optional<Instant> promised, Instant now,
            Map<String, @Nullable Object> known) {
        var level = all.one(SupportLevel.class, (String) known.get("level"), about.department());
        var category = all.one(Category.class, about.category(), about.department());
        return new Situation(level.orElse(null), category.filter(Category::writtenOnly).isPresent(),
                Admission.isEmergency(all, about.department(), known), promised.orElse(null), now);
    }

    /**
     * Lets a request pass that is about an open ticket.
     *
     * @throws ChannelNotOffered (as a failure) while its answer is promised, and no emergency makes it wait no longer
     */
    @WithTransaction
    public Uni<Void> require(NewTicket asked, TicketRef about, TicketScope scope, Instant now) {
        return settings.now().chain(all -> contacts.known(asked.requester(), asked.requesterName(), now)
                .chain(contact -> reader.ticket(about, scope).invoke(ticket -> Admission.requireChannel(all, asked,
                        contact, promised(ticket).orElse(null), now))))
                .replaceWithVoid();
    }

    /** Whoever is not known yet will belong to the organisation that has claimed the domain. */
    private Uni<Optional<String>> level(Optional<Contact> contact, EmailAddress customer) {
        return contact.isPresent()
                ? Uni.createFrom().item(Optional.ofNullable(Admission.level(contact.get())))
                : contacts.levelOfDomain(customer);
    }

    private Uni<Optional<Instant>> promise(About about, TicketScope scope) {
        return about.ticket().isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : reader.ticket(about.ticket().get(), scope).map(ChannelOffers::promised);
    }

    private static Optional<Instant> promised(Ticket ticket) {
        var shown = ticket.snapshot();
        if (!StatusTable.isActive(shown.status())) {
            return Optional.empty();
        }
        var due = ticket.promises().nextResponseDue() == null
                ? ticket.promises().firstResponseDue()
                : ticket.promises().nextResponseDue();
        var asked = shown.waitingSince() == null ? shown.createdAt() : shown.waitingSince();
        return Optional.of(due == null ? asked.plus(ChannelPolicy.USUAL_PROMISE) : due);
    }
}
