package io.guichet.notification.mail;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.TicketScope;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** What people can do with the mails of the tickets that they see. */
@ApplicationScoped
public class DeliveryDesk {

    private final DeliveryReader reader;
    private final Deliveries deliveries;
    private final PostOffice postOffice;
    private final Clock clock;

    DeliveryDesk(DeliveryReader reader, Deliveries deliveries, PostOffice postOffice, Clock clock) {
        this.reader = reader;
        this.deliveries = deliveries;
        this.postOffice = postOffice;
        this.clock = clock;
    }

    /** The newest first. */
    @WithSession
    public Uni<Page<DeliveryFacts>> list(DeliveryFilter filter, TicketScope scope, PageRequest asked) {
        return reader.page(filter, scope, asked).map(found -> Page.of(found, asked, DeliveryReader::position));
    }

    /** Fails with {@link DeliveryNotFound} when there is none, or out of sight. */
    @WithSession
    public Uni<DeliveryFacts> find(UUID id, TicketScope scope) {
        return seen(id, scope);
    }

    /**
     * Has a mail sent again that failed or was bounced, or at last without waiting for its next attempt, in the
     * transaction that is going on. Fails with {@link DeliveryNotFound} and {@link DeliveryNotResendable}.
     */
    public Uni<DeliveryFacts> resend(UUID id, TicketScope scope) {
        return seen(id, scope)
                .chain(() -> deliveries.lock(id))
                .map(Optional::orElseThrow)
                .call(delivery -> delivery.resend(clock.instant(), () -> postOffice.hasten(delivery),
                        () -> postOffice.dispatch(delivery)))
                .chain(() -> seen(id, scope));
    }

    private Uni<DeliveryFacts> seen(UUID id, TicketScope scope) {
        return reader.find(id, scope).map(found -> found.orElseThrow(() -> new DeliveryNotFound(id)));
    }
}
