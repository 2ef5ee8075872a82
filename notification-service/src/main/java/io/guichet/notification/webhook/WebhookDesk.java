package io.guichet.notification.webhook;

import java.time.Clock;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.http.Cursor;
import io.guichet.http.LostUpdate;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.notification.webhook.client.WebhookConfig;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Everything that administrators can do with webhooks themselves. */
@ApplicationScoped
public class WebhookDesk {

    private final Webhooks webhooks;
    private final WebhookSecrets secrets;
    private final WebhookConfig config;
    private final WebhookRevival revival;
    private final Clock clock;

    WebhookDesk(Webhooks webhooks, WebhookSecrets secrets, WebhookConfig config, WebhookRevival revival, Clock clock) {
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.config = config;
        this.revival = revival;
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
     * Makes or changes one; the answer to the making shows its secret. What waits to be told is told now to another
     * address, or when it is switched on. Fails with {@link WebhookUrlRefused},
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
            var anew = found.get().change(settings, change);
            return again(found.get(), anew).map(this::shown);
        });
    }

    /** With its log; what was still to be sent is not sent. Fails with {@link WebhookNotFound}. */
    @WithTransaction
    public Uni<Void> remove(String key, LongConsumer verify) {
        return locked(key, verify).chain(webhooks::delete);
    }

    /**
     * Gives it a new secret, which the answer shows. What waited because the one before cannot be opened is told now.
     * Fails with {@link WebhookNotFound}.
     */
    @WithTransaction
    public Uni<WebhookFacts> rotate(String key, String by, LongConsumer verify) {
        return locked(key, verify).chain(webhook -> {
            var secret = secrets.fresh();
            var lost = secrets.open(webhook.secret()).isEmpty();
            var change = new Webhook.Change(by, clock.instant());
            if (lost) {
                webhook.replaceSecret(secrets.seal(secret), change);
            } else {
                webhook.rotate(secrets.seal(secret), config.oldSecretSigns(), change);
            }
            return again(webhook, lost).map(rotated -> shown(rotated, secret));
        });
    }

    private Uni<Webhook> again(Webhook webhook, boolean anew) {
        return anew ? revival.begin(webhook).replaceWith(webhook) : Uni.createFrom().item(webhook);
    }

    private Uni<Webhook> locked(String key, LongConsumer verify) {
        return webhooks.lock(key).map(found -> found.orElseThrow(() -> new WebhookNotFound(key)))
                .invoke(webhook -> verify.accept(webhook.version()));
    }

    private Uni<WebhookFacts> make(String key, WebhookSettings settings, Webhook.Change change) {
        var secret = secrets.fresh();
        return webhooks.make(key, settings, secrets.seal(secret), change).map(made -> shown(made, secret));
    }

    private WebhookFacts shown(Webhook webhook) {
        return shown(webhook, null);
    }

    private WebhookFacts shown(Webhook webhook, @Nullable String secret) {
        return webhook.facts(secret, clock.instant());
    }
}
