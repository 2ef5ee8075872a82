package io.guichet.notification.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** An address of another product that is told, by signed requests, what escalations and watch rules say. */
@Entity
@Table(name = "webhook")
public class Webhook {

    @Id
    private UUID id;

    private String webhookKey;

    private long version;

    private String name;

    private String url;

    private boolean enabled;

    private @Nullable String disabledReason;

    /** Sealed, as the one before. */
    private String secret;

    private @Nullable String oldSecret;

    private @Nullable Instant oldSecretUntil;

    private int failures;

    private @Nullable Instant pausedUntil;

    private String changedBy;

    private Instant changedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Webhook() {}

    Webhook(UUID id, String key, WebhookSettings settings, String sealedSecret, Change change) {
        this.id = id;
        this.webhookKey = key;
        this.name = settings.name();
        this.url = settings.url();
        this.enabled = settings.enabled();
        this.secret = sealedSecret;
        this.version = 1;
        this.changedBy = change.by();
        this.changedAt = change.at();
    }

    /** Who changes something, and when. */
    record Change(String by, Instant at) {}

    /**
     * Another address, or being switched on, is a new beginning: earlier failures say nothing about it.
     *
     * @return whether it is one
     */
    boolean change(WebhookSettings settings, Change change) {
        var anew = !url.equals(settings.url()) || settings.enabled() && !enabled;
        if (anew) {
            succeeded();
        }
        name = settings.name();
        url = settings.url();
        enabled = settings.enabled();
        disabledReason = null;
        changed(change);
        return anew;
    }

    /** From now on the new secret signs, and for that long the one before as well. */
    void rotate(String sealedSecret, Duration oldSigns, Change change) {
        oldSecret = secret;
        oldSecretUntil = change.at().plus(oldSigns);
        secret = sealedSecret;
        changed(change);
    }

    /** From now on the new secret signs alone: nobody can open the one before. That is a new beginning. */
    void replaceSecret(String sealedSecret, Change change) {
        oldSecret = null;
        oldSecretUntil = null;
        secret = sealedSecret;
        succeeded();
        changed(change);
    }

    /** Its owner says that there is nobody there any more. */
    void gone(Instant now) {
        enabled = false;
        disabledReason = "It answered 410 Gone";
        changed(new Change("webhook", now));
    }

    void succeeded() {
        failures = 0;
        pausedUntil = null;
    }

    /** After so many failures in a row it is left alone for a while. */
    void failed(int atMost, Duration pause, Instant now) {
        failures++;
        if (failures >= atMost) {
            pausedUntil = now.plus(pause);
        }
    }

    /**
     * Asks for a turn to call it: empty when there is one. While it is paused there is one turn after each pause; whoever
     * gets it begins the next pause.
     *
     * @return when to ask again
     */
    Optional<Instant> turn(Duration pause, Instant now) {
        if (pausedUntil == null) {
            return Optional.empty();
        }
        if (pausedUntil.isAfter(now)) {
            return Optional.of(pausedUntil);
        }
        pausedUntil = now.plus(pause);
        return Optional.empty();
    }

    /** The sealed secrets that sign now, the newest first. */
    List<String> secrets(Instant now) {
        return oldSecret == null || oldSecretUntil == null || !oldSecretUntil.isAfter(now)
                ? List.of(secret)
                : List.of(secret, oldSecret);
    }

    UUID id() {
        return id;
    }

    String key() {
        return webhookKey;
    }

    long version() {
        return version;
    }

    String url() {
        return url;
    }

    /** Sealed. */
    String secret() {
        return secret;
    }

    boolean isEnabled() {
        return enabled;
    }

    WebhookFacts facts(@Nullable String shownSecret, Instant now) {
        var oldUntil = secrets(now).size() > 1 ? oldSecretUntil : null;
        return new WebhookFacts(webhookKey, name, url, enabled, disabledReason, shownSecret, oldUntil, failures,
                pausedUntil, version, changedBy, changedAt);
    }

    private void changed(Change change) {
        version++;
        changedBy = change.by();
        changedAt = change.at();
    }
}
