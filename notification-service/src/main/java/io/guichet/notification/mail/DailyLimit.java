package io.guichet.notification.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Holds automatic mail that anybody can cause in another's name to one a day per address, whatever the number of
 * tickets and replicas.
 */
@Singleton
public class DailyLimit {

    /** Why a mail beyond it is not sent by itself. */
    public static final String REACHED = "This address had an automatic mail within a day";

    private static final Duration DAY = Duration.ofHours(24);
    private static final String CLAIM = """
            insert into automatic_mail (address, last_at) values ($1, $2)
            on conflict (address) do update set last_at = excluded.last_at where automatic_mail.last_at <= $3""";
    /** A few at a time, with each mail: of addresses that are no longer limited nothing needs to be kept. */
    private static final String FORGET = """
            delete from automatic_mail where address in (select address from automatic_mail
            where last_at <= $1 order by last_at limit 10 for update skip locked)""";

    private final CurrentTransaction transaction;
    private final Clock clock;

    DailyLimit(CurrentTransaction transaction, Clock clock) {
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Takes today's mail to the address; whether it was still free. */
    public Uni<Boolean> claim(String address) {
        var now = clock.instant();
        return transaction.update(CLAIM, mailbox(address), now, now.minus(DAY)).map(rows -> rows == 1)
                .call(() -> transaction.update(FORGET, now.minus(DAY)));
    }

    /** The mailbox that an address reaches: the same one under any "+tag" and in any case. */
    static String mailbox(String address) {
        var lower = address.strip().toLowerCase(Locale.ROOT);
        var at = lower.lastIndexOf('@');
        var plus = lower.indexOf('+');
        return plus > 0 && plus < at ? lower.substring(0, plus) + lower.substring(at) : lower;
    }
}
