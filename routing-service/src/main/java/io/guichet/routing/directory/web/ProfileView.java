package io.guichet.routing.directory.web;

import java.util.List;

import io.guichet.events.DirectoryEvent.Reach;
import io.guichet.routing.directory.Profile;

/** A profile as it is shown; see {@link Profile.Details}. */
record ProfileView(String key, String name, List<String> permissions, Reach reach, long version) {

    static ProfileView of(Profile profile) {
        var details = profile.details();
        return new ProfileView(profile.key(), details.name(), details.permissions(), details.reach(),
                profile.version());
    }
}
