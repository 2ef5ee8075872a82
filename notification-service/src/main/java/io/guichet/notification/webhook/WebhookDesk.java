package io.guichet.notification.webhook;

import java.time.Clock;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Cursor;
import io.guichet.http.LostUpdate;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.notification.webhook.client.WebhookConfig;
import io.guichet.reliable.Ids;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Everything that administrators can do with webhooks themselves. */
@ApplicationScoped
public class WebhookDesk {

    private final Webhooks webhooks;
    private final WebhookSecrets secrets;
    private final WebhookConfig config;
    private final Ids ids;
    private final Clock clock;

    WebhookDesk(Webhooks webhooks, WebhookSecrets secrets, WebhookConfig config, Ids ids, Clock clock) {
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /** By key. */
    @WithSession
    public Uni<Page<WebhookFacts>> list(PageRequest asked) {
        return webhooks.page(asked).map(found -> Page.of(found.stream().map(this::shown).toList(), asked,
                webhook -> Cursor.of(webhook.key())));
    }

    /** Fails with {@link WebhookNotFound}. */
    @WithSession
    public Uni<WebhookFacts> find(String key) {
        return webhooks.required(key).map(this::shown);
    }

    /**
     * Makes or changes one; the answer to the making shows its secret. Fails with {@link WebhookUrlRefused},
     * {@link NoWebhookSecrets} and {@link LostUpdate}.
     *
     * @param by who wants it
     * @param verify is given the version that is about to be changed, 0 for none; what it throws ends it
     */
    @WithTransaction
    public Uni<WebhookFacts> save(String key, WebhookSettings settings, String by, LongConsumer verify) {
        WebhookUrl.verify(settings.url(), config.allowPrivate());
        var change = new Webhook.Change(by, clock.instant());
        return webhooks.lock(key).chain(found -> {
            verify.accept(found.map(Webhook::version).orElse(0L));
            if (found.isEmpty()) {
                return make(key, settings, change);
            }
            found.get().change(settings, change);
            return Uni.createFrom().item(shown(found.get()));
        });
    }

    /** With its log; what was still to be sent is not sent. Fails with {@link WebhookNotFound}. */
    @WithTransaction
    public Uni<Void> remove(String key, LongConsumer verify) {
        return locked(key, verify).chain(webhooks::delete);
    }

    /** Gives it a new secret, which the answer shows. Fails with {@link WebhookNotFound}. */
    @WithTransaction
    public Uni<WebhookFacts> rotate(String key, String by, LongConsumer verify) {
        return locked(key, verify).map(webhook -> {
            var secret = secrets.fresh();
            webhook.rotate(secrets.seal(secret), config.oldSecretSigns(), new Webhook.Change(by, clock.instant()));
            return shown(webhook, secret);
        });
    }

    private Uni<Webhook> locked(String key, LongConsumer verify) {
        return webhooks.lock(key).map(found -> found.orElseThrow(() -> new WebhookNotFound(key)))
                .invoke(webhook -> verify.accept(webhook.version()));
    }

    private Uni<WebhookFacts> make(String key, WebhookSettings settings, Webhook.Change change) {
        var secret = secrets.fresh();
        var webhook = new Webhook(ids.next(), key, settings, secrets.seal(secret), change);
        return webhooks.persistAndFlush(webhook)
                // Somebody else has just made one of this key.
                .onFailure(ConstraintViolationException.class).transform(taken -> new LostUpdate(1))
                .map(made -> shown(made, secret));
    }

    private WebhookFacts shown(Webhook webhook) {
        return shown(webhook, null);
    }

    private WebhookFacts shown(Webhook webhook, @Nullable String secret) {
        return webhook.facts(secret, clock.instant());
    }
}
