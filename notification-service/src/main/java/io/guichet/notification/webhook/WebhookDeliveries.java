package io.guichet.notification.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.jspecify.annotations.Nullable;

import io.guichet.http.PageRequest;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class WebhookDeliveries implements PanacheRepositoryBase<WebhookDelivery, UUID> {

    private static final String WEBHOOK = "select webhook from webhook_delivery where id = $1";
    private static final String FORGET = """
            update webhook_delivery set body = null where id in (select id from webhook_delivery
            where body is not null and state <> 'QUEUED' and changed_at < $1
            order by changed_at limit 10 for update skip locked)""";

    // What somebody holds at this moment is being tried, or wanted.
    private static final String HASTEN = """
            with hastened as (update webhook_delivery set next_at = $3 where id in (
                select id from webhook_delivery
                where webhook = $1 and state = 'QUEUED' and id > $2 and next_at > $3
                order by id limit $4 for update skip locked) returning id)
            select id from hastened order by id""";

    private final CurrentTransaction transaction;

    WebhookDeliveries(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    Uni<Boolean> has(UUID webhook, UUID event) {
        return count("webhook = ?1 and event = ?2", webhook, event).map(rows -> rows > 0);
    }

    /** Which webhook it is for; the row itself is read later, under its lock. */
    Uni<Optional<UUID>> webhookOf(UUID id) {
        return transaction.select(WEBHOOK, id)
                .map(rows -> rows.stream().findFirst().map(row -> (UUID) row[0]));
    }

    /** The delivery, which nobody else changes until the end of the transaction. */
    Uni<Optional<WebhookDelivery>> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
    }

    /** As {@link #lock(UUID)}, of that webhook only. */
    Uni<Optional<WebhookDelivery>> lock(UUID webhook, UUID id) {
        return find("webhook = ?1 and id = ?2", webhook, id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult()
                .map(Optional::ofNullable);
    }

    /**
     * Lets the next of those wait no longer that are not under way but wait for their next try, in the order in which
     * they are told.
     */
    Uni<List<UUID>> hasten(UUID webhook, UUID after, Instant now, int atMost) {
        return transaction.select(HASTEN, webhook, after, now, atMost)
                .map(rows -> rows.stream().map(row -> (UUID) Objects.requireNonNull(row[0])).toList());
    }

    /** What the webhook has to be told of the same ticket before. */
    Uni<Optional<WebhookDelivery>> before(WebhookDelivery delivery) {
        return delivery.ticket().isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : find("webhook = ?1 and ticket = ?2 and state = ?3 and id < ?4 order by id", delivery.webhook(),
                        delivery.ticket().get(), WebhookDeliveryState.QUEUED, delivery.id())
                        .firstResult().map(Optional::ofNullable);
    }

    /** The newest first: ids sort by age. */
    Uni<List<WebhookDelivery>> page(UUID webhook, @Nullable WebhookDeliveryState state, PageRequest asked) {
        var conditions = new StringBuilder("webhook = :webhook");
        var values = Parameters.with("webhook", webhook);
        if (state != null) {
            conditions.append(" and state = :state");
            values.and("state", state);
        }
        asked.after().flatMap(cursor -> cursor.id(0)).ifPresent(after -> {
            conditions.append(" and id < :after");
            values.and("after", after);
        });
        return find(conditions + " order by id desc", values).range(0, asked.fetch() - 1).list();
    }

    /** What was settled before that instant is not sent again; a few at a time, with each one delivered. */
    Uni<Integer> forgetBodies(Instant before) {
        return transaction.update(FORGET, before);
    }
}
