package io.guichet.ticket.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.events.MessageKind;
import io.guichet.events.TicketSnapshot;
import io.guichet.http.TicketScope;
import io.guichet.ticket.Outgoing;
import io.guichet.ticket.Then;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketReader;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.setting.Category;
import io.guichet.ticket.setting.Configured;
import io.guichet.ticket.setting.FieldDefinition;
import io.guichet.ticket.setting.FieldDefinition.Required;
import io.guichet.ticket.setting.Settings;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** What has to hold before somebody who works here answers a ticket in public, or ends it. */
@ApplicationScoped
public class Guards {

    private final TicketReader reader;
    private final Settings settings;

    Guards(TicketReader reader, Settings settings) {
        this.reader = reader;
        this.settings = settings;
    }

    /**
     * Refuses a public answer to somebody who has not proven who they are, where the category asks for it.
     *
     * @throws ProofNeeded (as a failure)
     */
    @WithSession
    public Uni<Void> beforeAnswer(TicketRef ref, TicketScope scope) {
        return settings.now().chain(all -> all.of(Category.class).stream()
                .allMatch(category -> category.content().verification() == null)
                        ? Uni.createFrom().voidItem()
                        : reader.ticket(ref, scope).invoke(ticket -> requireProof(all, ticket)).replaceWithVoid());
    }

    /** The same of a message that is about to be sent, and what has to hold before it ends the ticket, if it does. */
    public Uni<Void> beforeSending(Ticket ticket, Outgoing message) {
        return before(ticket, message.kind() == MessageKind.REPLY && !message.asksForProof(),
                message.then() == Then.CLOSE, Map.of());
    }

    /**
     * The same of several acts at once.
     *
     * @param answers whether the customer is answered
     * @param ends whether the ticket is over then
     * @param sent fields that come with it, with null for those that go
     */
    public Uni<Void> before(Ticket ticket, boolean answers, boolean ends,
            Map<String, ? extends @Nullable Object> sent) {
        return settings.now().invoke(all -> {
            if (answers) {
                requireProof(all, ticket);
            }
            if (ends) {
                requireFields(all, ticket.snapshot(), sent);
            }
        }).replaceWithVoid();
    }

    private static void requireProof(Configured all, Ticket ticket) {
        var shown = ticket.snapshot();
        all.one(Category.class, shown.category(), shown.department()).ifPresent(category -> {
            var needed = category.verification();
            var present = ticket.requester().verification();
            if (needed != null && !present.reaches(needed)) {
                throw new ProofNeeded(String.valueOf(shown.category()), present, needed);
            }
        });
    }

    /**
     * Refuses to end a ticket while fields that are required then are missing.
     *
     * @param sent fields that come with the same request, with null for those that go
     * @throws FieldsNotValid (as a failure)
     */
    @WithSession
    public Uni<Void> beforeClosing(TicketRef ref, TicketScope scope, Map<String, ? extends @Nullable Object> sent) {
        return settings.now().chain(all -> all.of(FieldDefinition.class).stream()
                .noneMatch(field -> field.content().required() == Required.CLOSING)
                        ? Uni.createFrom().voidItem()
                        : reader.ticket(ref, scope).invoke(ticket -> requireFields(all, ticket.snapshot(), sent))
                                .replaceWithVoid());
    }

    private static void requireFields(Configured all, TicketSnapshot shown,
            Map<String, ? extends @Nullable Object> sent) {
        var known = new HashMap<String, @Nullable Object>();
        known.put("category", shown.category());
        known.put("type", shown.type().name());
        known.put("channel", shown.channel().name());
        known.put("product", shown.product());
        shown.fields().forEach((key, value) -> known.put("fields." + key, value));
        sent.forEach((key, value) -> known.put("fields." + key, value));
        List<FieldFlaw> flaws = new FieldCheck(known).flaws(all.of(FieldDefinition.class, shown.department()),
                Optional.of(Required.CLOSING), Set.of());
        if (!flaws.isEmpty()) {
            throw new FieldsNotValid(flaws);
        }
    }
}
