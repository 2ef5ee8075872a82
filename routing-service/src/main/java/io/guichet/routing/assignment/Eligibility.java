package io.guichet.routing.assignment;

import java.util.Optional;

import io.guichet.events.DirectoryEvent.Presence;

/** Who may take a ticket at all. */
final class Eligibility {

    private Eligibility() {}

    /** Why a member may not take the ticket; empty when they may. */
    static Optional<PassedOver> obstacle(Candidate member, Demand demand, LanguageUse languages, RegionUse regions) {
        return absence(member.availability()).or(() -> unfitness(member, demand, languages, regions));
    }

    /** Whether the member has the ticket's language, if that is known. */
    static boolean speaks(Candidate member, Demand demand) {
        var language = demand.language();
        return language == null
                || member.languages().stream()
                        .anyMatch(spoken -> Candidate.primary(spoken).equals(Candidate.primary(language)));
    }

    /** Whether the member takes tickets of the region, if that is known; letters may be great or small. */
    private static boolean serves(Candidate member, Demand demand) {
        var region = demand.region();
        return region == null || member.regions().isEmpty()
                || member.regions().stream()
                        .anyMatch(served -> Candidate.plain(served).equals(Candidate.plain(region)));
    }

    private static Optional<PassedOver> absence(Availability availability) {
        if (!availability.active()) {
            return Optional.of(PassedOver.DISABLED);
        }
        return absence(availability.presence())
                .or(() -> availability.exempt() ? Optional.of(PassedOver.EXEMPT) : Optional.empty())
                .or(() -> availability.inHours() ? Optional.empty() : Optional.of(PassedOver.OUT_OF_HOURS));
    }

    private static Optional<PassedOver> unfitness(Candidate member, Demand demand, LanguageUse languages,
            RegionUse regions) {
        if (demand.declined().contains(member.agent())) {
            return Optional.of(PassedOver.DECLINED);
        }
        if (!member.skills().containsAll(demand.skills())) {
            return Optional.of(PassedOver.SKILL);
        }
        if (languages == LanguageUse.REQUIRED && !speaks(member, demand)) {
            return Optional.of(PassedOver.LANGUAGE);
        }
        if (regions == RegionUse.REQUIRED && !serves(member, demand)) {
            return Optional.of(PassedOver.REGION);
        }
        return member.room() < demand.weight() ? Optional.of(PassedOver.FULL) : Optional.empty();
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
