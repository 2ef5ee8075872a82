package io.guichet.notification.sender;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.smallrye.mutiny.Uni;

/** What is known of the addresses that mails come from. */
@Singleton
public class Senders {

    private static final String FIND = "select asked_at, confirmed_at, last_error from sender where address = $1";
    private static final String ASK = """
            insert into sender (address, asked_at) values ($1, $2)
            on conflict (address) do update set asked_at = excluded.asked_at, last_error = null""";
    private static final String CONFIRM = """
            update sender set confirmed_at = coalesce(confirmed_at, $2), confirmed_by = coalesce(confirmed_by, $3),
                last_error = null
            where address = $1""";

    private final CurrentTransaction transaction;
    private final SenderConfig config;

    Senders(CurrentTransaction transaction, SenderConfig config) {
        this.transaction = transaction;
        this.config = config;
    }

    /** What is stored of an address. */
    record Known(@Nullable Instant askedAt, @Nullable Instant confirmedAt, @Nullable String lastError) {

        static final Known NOTHING = new Known(null, null, null);
    }

    /** The address that mails of a department come from: its own when proven; in the session that is open. */
    public Uni<String> from(String address) {
        return config.vouchesFor(address)
                ? Uni.createFrom().item(address)
                : known(address).map(known -> state(address, known).isProven() ? address : config.fallback());
    }

    SenderState state(String address, Known known) {
        if (config.vouchesFor(address)) {
            return SenderState.CONFIGURED;
        }
        if (known.confirmedAt() != null) {
            return SenderState.CONFIRMED;
        }
        return known.askedAt() == null ? SenderState.UNPROVEN : SenderState.ASKED;
    }

    Uni<Known> known(String address) {
        return transaction.select(FIND, key(address)).map(rows -> rows.stream().findFirst()
                .map(row -> new Known(instant(row[0]), instant(row[1]), (String) row[2]))
                .orElse(Known.NOTHING));
    }

    Uni<Void> asked(String address, Instant now) {
        return transaction.update(ASK, key(address), now).replaceWithVoid();
    }

    Uni<Void> confirmed(String address, Instant now, String by) {
        return transaction.update(CONFIRM, key(address), now, by).replaceWithVoid();
    }

    Uni<Void> failed(String address, String reason) {
        return transaction.update("update sender set last_error = $2 where address = $1", key(address), reason)
                .replaceWithVoid();
    }

    /** The link is on its way. */
    Uni<Void> reached(String address) {
        return transaction.update("update sender set last_error = null where address = $1", key(address))
                .replaceWithVoid();
    }

    static String key(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Instant instant(@Nullable Object column) {
        return Optional.ofNullable((OffsetDateTime) column).map(OffsetDateTime::toInstant).orElse(null);
    }
}
