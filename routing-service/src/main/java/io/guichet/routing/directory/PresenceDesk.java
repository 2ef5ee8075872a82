package io.guichet.routing.directory;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.events.DirectoryEvent.Presence;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Who is there, and who is not. */
@ApplicationScoped
public class PresenceDesk {

    private final AgentPresences presences;
    private final Entries entries;
    private final Memberships memberships;
    private final SignsOfLife signsOfLife;
    private final Clock clock;

    PresenceDesk(AgentPresences presences, Entries entries, Memberships memberships, SignsOfLife signsOfLife,
            Clock clock) {
        this.presences = presences;
        this.entries = entries;
        this.memberships = memberships;
        this.signsOfLife = signsOfLife;
        this.clock = clock;
    }

    /** Where the agent is; offline when they have never said. Fails with {@link NotInDirectory} for a stranger. */
    @WithTransaction
    public Uni<AgentPresence> find(UUID agent) {
        return presences.findById(agent)
                .onItem().ifNull().switchTo(() -> memberships.require(agent).replaceWith(
                        () -> new AgentPresence(agent, Presence.OFFLINE, clock.instant(), 0)));
    }

    /** The agent comes or goes; to say the same again is a sign of life. */
    @WithTransaction
    public Uni<AgentPresence> become(UUID agent, Presence presence) {
        return memberships.lock(agent)
                .chain(() -> signsOfLife.heard(agent, presence))
                .chain(() -> move(agent, presence, clock.instant()));
    }

    /**
     * The agent goes offline, unless they have given a sign of life meanwhile.
     *
     * @param last when they gave the last one: they have been away since then
     */
    @WithTransaction
    Uni<Void> fallSilent(UUID agent, Instant last) {
        return memberships.lock(agent)
                .chain(() -> signsOfLife.isExpected(agent))
                .chain(expected -> expected
                        ? Uni.createFrom().voidItem()
                        : move(agent, Presence.OFFLINE, last).replaceWithVoid());
    }

    private Uni<AgentPresence> move(UUID agent, Presence presence, Instant since) {
        return entries.next("presence:" + agent).chain(version -> change(agent, presence, since, version));
    }

    private Uni<AgentPresence> change(UUID agent, Presence presence, Instant since, long version) {
        return presences.findById(agent)
                .chain(known -> known == null
                        ? presences.persist(new AgentPresence(agent, presence, since, version))
                        : Uni.createFrom().item(known.become(presence, since, version)))
                .call(now -> now.version() == version ? tell(now) : Uni.createFrom().voidItem());
    }

    private Uni<Void> tell(AgentPresence now) {
        return entries.publish(now.event())
                .chain(() -> now.presence() == Presence.ONLINE
                        ? memberships.welcome(now.agent())
                        : Uni.createFrom().voidItem());
    }
}
