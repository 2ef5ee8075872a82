package io.guichet.routing.directory;

import jakarta.inject.Singleton;

import io.guichet.http.Permission;
import io.guichet.reliable.postgres.Sequence;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Everything one can do with profiles. */
@Singleton
public class ProfileDesk extends DescribedDesk<String, Profile, Profile.Details> {

    private final References references;

    ProfileDesk(Profiles profiles, Entries entries, References references) {
        super("profile", profiles, entries);
        this.references = references;
    }

    /** Tells others of all profiles as they are. */
    @WithTransaction
    public Uni<Void> publishAll() {
        return references.keys("profile").chain(keys -> Sequence.each(keys,
                key -> entries().next(entry(key)).chain(() -> existing(key))
                        .chain(profile -> entries().publish(profile.event()))));
    }

    @Override
    Profile make(String key, Profile.Details details, long version) {
        return new Profile(key, details, version);
    }

    @Override
    Uni<Void> check(String key, Profile.Details details) {
        return details.permissions().stream().filter(permission -> Permission.of(permission).isEmpty()).findFirst()
                .map(unknown -> Uni.createFrom().<Void>failure(
                        new UnknownReference("/permissions", "permission", unknown)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    @Override
    Uni<Void> release(String key) {
        return references.refuseIf("select 1 from agent where profile = $1 limit 1", entry(key), "an agent");
    }
}
