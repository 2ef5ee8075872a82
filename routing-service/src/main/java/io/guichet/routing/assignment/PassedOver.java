package io.guichet.routing.assignment;

import java.util.Locale;

/** Why somebody did not get a ticket. */
public enum PassedOver {
    /** May not work in Guichet any more. */
    DISABLED,
    OFFLINE,
    AWAY,
    BUSY,
    /** Nothing is assigned to them automatically. */
    EXEMPT,
    /** It is not within their working hours. */
    OUT_OF_HOURS,
    /** Had been given it for the same request, and it was declined. */
    DECLINED,
    /** Lacks a skill that it requires. */
    SKILL,
    /** Does not have the language, which the group requires. */
    LANGUAGE,
    /** Takes no tickets of its region, which the group requires. */
    REGION,
    /** Has no room for its weight. */
    FULL,
    /** Could take it, but the customer's last agent, or a deputy, can as well. */
    PREFERRED,
    /** Could take it, but somebody else who could has the language. */
    LANGUAGE_PREFERRED,
    /** Could take it, but had a turn more recently than the one chosen. */
    NOT_NEXT,
    /** Could take it, but has less of their limit free than the one chosen, or was given work more recently. */
    MORE_LOADED,
    /** The group assigns by hand. */
    BY_HAND;

    /** As the API says it, for example {@code not-next}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
