package io.guichet.routing.directory;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.smallrye.mutiny.Uni;

/** Tells the other services, once, of the profiles that the schema brings. */
@Singleton
class ProfilePublication implements DueHandler {

    private final ProfileDesk desk;

    ProfilePublication(ProfileDesk desk) {
        this.desk = desk;
    }

    @Override
    public String kind() {
        return "publish-profiles";
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        return desk.publishAll();
    }
}
