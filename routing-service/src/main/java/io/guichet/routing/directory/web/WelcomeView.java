package io.guichet.routing.directory.web;

import io.guichet.routing.identity.Invitations.Guest;
import io.guichet.routing.identity.Invitations.Origin;

/**
 * How a new agent was taken in.
 *
 * @param origin where their account comes from
 * @param invited whether they are mailed a link that sets their password: who has one already is not
 */
record WelcomeView(Origin origin, boolean invited) {

    static WelcomeView of(Guest guest) {
        return new WelcomeView(guest.origin(), guest.invited());
    }
}
