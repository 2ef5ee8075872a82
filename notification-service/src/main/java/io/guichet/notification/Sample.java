package io.guichet.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

import jakarta.inject.Singleton;

import io.guichet.notification.mail.Paper;
import io.guichet.notification.wording.Language;

/** What a preview says where a ticket has nothing of its own to say. */
@Singleton
class Sample {

    private final Hours hours;
    private final Clock clock;

    Sample(Hours hours, Clock clock) {
        this.hours = hours;
        this.clock = clock;
    }

    /** As if an answer were promised for this time tomorrow. */
    String promised(Paper paper) {
        return hours.words(clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(1)), paper);
    }

    /** As if the department were closed. */
    String opens(Paper paper) {
        return hours.words(clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(12)), paper);
    }

    /** An answer. */
    static String text(Language language) {
        return switch (language) {
            case FR -> """
                    Bonjour,

                    Nous avons vérifié votre dossier : tout est en ordre.
                    Vous n’avez rien d’autre à faire.

                    Bien cordialement,""";
            case EN -> """
                    Hello,

                    We have checked your request: everything is in order.
                    There is nothing else for you to do.

                    Kind regards,""";
        };
    }
}
