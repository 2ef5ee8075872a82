package io.guichet.notification.webhook;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.exception.ConstraintViolationException;

import io.guichet.http.LostUpdate;
import io.guichet.http.PageRequest;
import io.guichet.reliable.Ids;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class Webhooks implements PanacheRepositoryBase<Webhook, UUID> {

    private final Ids ids;

    Webhooks(Ids ids) {
        this.ids = ids;
    }

    /** A new one; fails with {@link LostUpdate} when somebody else has just made one of this key. */
    Uni<Webhook> make(String key, WebhookSettings settings, String sealedSecret, Webhook.Change change) {
        return persistAndFlush(new Webhook(ids.next(), key, settings, sealedSecret, change))
                .onFailure(ConstraintViolationException.class).transform(taken -> new LostUpdate(1));
    }

    Uni<Optional<Webhook>> of(String key) {
        return find("webhookKey", key).firstResult().map(Optional::ofNullable);
    }

    /** Fails with {@link WebhookNotFound}. */
    Uni<Webhook> required(String key) {
        return of(key).map(found -> found.orElseThrow(() -> new WebhookNotFound(key)));
    }

    /** The one of a key, which nobody else changes until the end of the transaction. */
    Uni<Optional<Webhook>> lock(String key) {
        return find("webhookKey", key).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult()
                .map(Optional::ofNullable);
    }

    /** The one of an id, which nobody else changes until the end of the transaction. */
    Uni<Optional<Webhook>> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
    }

    /** By key. */
    Uni<List<Webhook>> page(PageRequest asked) {
        var after = asked.after().flatMap(cursor -> cursor.text(0)).orElse("");
        return find("webhookKey > ?1 order by webhookKey", after).range(0, asked.fetch() - 1).list();
    }
}
