package io.guichet.routing.assignment;

import java.util.Locale;
import java.util.Optional;

import io.guichet.events.DirectoryEvent.Presence;

/** Who may take a ticket at all. */
final class Eligibility {

    private Eligibility() {}

    /** Why a member may not take the ticket; empty when they may. */
    static Optional<PassedOver> obstacle(Candidate member, Demand demand, LanguageUse languages) {
        if (!member.active()) {
            return Optional.of(PassedOver.DISABLED);
        }
        var absent = absence(member.presence());
        if (absent.isPresent()) {
            return absent;
        }
        if (demand.declined().contains(member.agent())) {
            return Optional.of(PassedOver.DECLINED);
        }
        if (languages == LanguageUse.REQUIRED && !speaks(member, demand)) {
            return Optional.of(PassedOver.LANGUAGE);
        }
        return member.room() < demand.weight() ? Optional.of(PassedOver.FULL) : Optional.empty();
    }

    /** Whether the member has the ticket's language, if that is known. */
    static boolean speaks(Candidate member, Demand demand) {
        return demand.language() == null
                || member.language() != null && primary(demand.language()).equals(primary(member.language()));
    }

    /** Whoever answers in French answers in {@code fr-CA} as well. */
    private static String primary(String language) {
        var region = language.indexOf('-');
        return (region < 0 ? language : language.substring(0, region)).toLowerCase(Locale.ROOT);
    }

    private static Optional<PassedOver> absence(Presence presence) {
        return switch (presence) {
            case ONLINE -> Optional.empty();
            case BUSY -> Optional.of(PassedOver.BUSY);
            case AWAY -> Optional.of(PassedOver.AWAY);
            case OFFLINE -> Optional.of(PassedOver.OFFLINE);
        };
    }
}
