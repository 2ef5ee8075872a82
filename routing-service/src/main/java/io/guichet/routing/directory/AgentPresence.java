package io.guichet.routing.directory;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.guichet.events.DirectoryEvent;
import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.events.DirectoryEvent.PresenceChanged;

/** Whether an agent can be given work now. */
@Entity
@Table(name = "agent_presence")
@SuppressWarnings("UnusedVariable") // a column that queries read
public class AgentPresence implements Entry {

    @Id
    @Column(name = "agent_id")
    private UUID agent;

    @Enumerated(EnumType.STRING)
    private Presence presence;

    private Instant since;
    private long version;
    private boolean settled;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected AgentPresence() {}

    AgentPresence(UUID agent, Presence presence, Instant since, long version) {
        this.agent = agent;
        this.presence = presence;
        this.since = since;
        this.version = version;
    }

    /** Comes, goes, or stays as they are. */
    AgentPresence become(Presence wanted, Instant now, long newVersion) {
        if (presence != wanted) {
            // Whoever closes a page that they had left has been away since they left it.
            if (!isAbsent(presence) || !isAbsent(wanted)) {
                since = now;
                settled = false;
            }
            presence = wanted;
            version = newVersion;
        }
        return this;
    }

    private static boolean isAbsent(Presence presence) {
        return presence == Presence.AWAY || presence == Presence.OFFLINE;
    }

    public UUID agent() {
        return agent;
    }

    public Presence presence() {
        return presence;
    }

    public Instant since() {
        return since;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public DirectoryEvent event() {
        return new PresenceChanged(agent, presence, since, version);
    }
}
