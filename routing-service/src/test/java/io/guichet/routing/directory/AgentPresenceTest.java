package io.guichet.routing.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.events.DirectoryEvent.Presence;

class AgentPresenceTest {

    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-01-05T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"AWAY, OFFLINE, true", "OFFLINE, AWAY, true", "ONLINE, AWAY, false", "BUSY, OFFLINE, false",
        "AWAY, ONLINE, false", "OFFLINE, BUSY, false", "ONLINE, BUSY, false", "AWAY, AWAY, true"})
    void whoever_was_absent_already_is_absent_since_then(Presence from, Presence to, boolean sinceBefore) {
        var presence = new AgentPresence(new UUID(7, 7), from, NINE, 1).become(to, TEN, 2);

        assertThat(presence.presence()).isEqualTo(to);
        assertThat(presence.since()).isEqualTo(sinceBefore ? NINE : TEN);
        assertThat(presence.version()).isEqualTo(from == to ? 1 : 2);
    }
}
