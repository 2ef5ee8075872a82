package io.guichet.ticket.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.events.MessageKind;
import io.guichet.events.TicketType;
import io.guichet.ticket.Access;
import io.guichet.ticket.Edit;
import io.guichet.ticket.Outgoing;
import io.guichet.ticket.Then;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.TicketVerbs;
import io.guichet.ticket.setting.Category;
import io.guichet.ticket.setting.Configured;
import io.guichet.ticket.setting.FieldDefinition;
import io.guichet.ticket.setting.FieldDefinition.Required;
import io.guichet.ticket.setting.Settings;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What has to hold before somebody who works here answers a ticket in public, changes its fields, or ends it. */
@ApplicationScoped
public class Guards {

    private final TicketVerbs verbs;
    private final Settings settings;
    private final Clock clock;

    Guards(TicketVerbs verbs, Settings settings, Clock clock) {
        this.verbs = verbs;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is about to be done to a ticket.
     *
     * @param answers whether the customer is answered
     * @param ends whether the ticket is over then
     * @param edit what is changed by it
     */
    public record Intent(boolean answers, boolean ends, Edit edit) {

        /** Nothing is changed by it. */
        public Intent(boolean answers, boolean ends) {
            this(answers, ends, Edit.NOTHING);
        }

        /** Whether it may be done to any ticket. */
        public boolean isHarmless() {
            return !answers && !ends && edit.fields().isEmpty() && edit.type().isEmpty();
        }
    }

    /**
     * Does the act, if the ticket allows what is meant by it: its row is held from the one to the other.
     *
     * @throws ProofNeeded (as a failure) when somebody would be answered who has not proven who they are, and has to
     * @throws FieldsNotValid (as a failure) when fields cannot be as they are sent, or are missing that a ticket must
     *             have that is over
     */
    @WithTransaction
    public <T> Uni<T> during(TicketRef ref, Access access, Intent intent, Supplier<Uni<T>> act) {
        return verbs.take(ref, access).chain(ticket -> before(ticket, intent)).chain(act::get);
    }

    /** Whether a message may be sent, as {@link #before} tells. */
    public Uni<Void> beforeSending(Ticket ticket, Outgoing message) {
        return before(ticket, new Intent(message.kind() == MessageKind.REPLY && !message.asksForProof(),
                message.then() == Then.CLOSE));
    }

    /** Fails as {@link #during} when a ticket whose row is held does not allow it. */
    public Uni<Void> before(Ticket ticket, Intent intent) {
        return settings.now().invoke(all -> {
            if (intent.answers()) {
                requireProof(all, ticket);
            }
            requireFields(all, ticket, intent, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
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

    private static void requireFields(Configured all, Ticket ticket, Intent intent, LocalDate today) {
        var sent = intent.edit().fields();
        if (sent.isEmpty() && !intent.ends() && intent.edit().type().isEmpty()) {
            return;
        }
        var check = new FieldCheck(Known.of(ticket, intent.edit()));
        var defined = all.of(FieldDefinition.class, ticket.snapshot().department());
        var flaws = new LinkedHashSet<>(check.sent(defined, sent.keySet(), ticket.snapshot().fields().keySet()));
        if (intent.ends()) {
            flaws.addAll(check.flaws(defined, Optional.of(Required.CLOSING), Set.of()));
        }
        flaws.addAll(ofPlan(ticket, intent.edit(), today));
        if (!flaws.isEmpty()) {
            throw new FieldsNotValid(List.copyOf(flaws));
        }
    }

    /** What becomes a project has a date; one that is planned anew, a date to come. */
    private static List<FieldFlaw> ofPlan(Ticket ticket, Edit edit, LocalDate today) {
        var shown = ticket.snapshot();
        var moved = edit.fields().containsKey(PlannedDate.FIELD);
        if (edit.type().orElse(shown.type()) != TicketType.PROJECT || (!moved && edit.type().isEmpty())) {
            return List.of();
        }
        return moved
                ? PlannedDate.flaws(edit.fields().get(PlannedDate.FIELD), today)
                : PlannedDate.flaws(shown.fields().get(PlannedDate.FIELD));
    }
}
