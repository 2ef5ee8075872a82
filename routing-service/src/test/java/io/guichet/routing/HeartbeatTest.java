package io.guichet.routing;

import static org.awaitility.Awaitility.await;

import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.http.directory.Directory;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(HeartbeatTest.Impatient.class)
class HeartbeatTest {

    @Inject
    Directory directory;

    private final Organisation organisation = new Organisation();

    @Test
    void whoever_falls_silent_is_offline() {
        var ann = organisation.online("Ann", 20);
        await().atMost(Wire.PATIENCE).until(() -> directory.presence(ann) == Presence.ONLINE);

        await().atMost(Wire.PATIENCE).until(() -> directory.presence(ann) == Presence.OFFLINE);
    }

    /** Waits two seconds for a sign of life. */
    public static class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("guichet.routing.presence.heartbeat", "PT2S");
        }
    }
}
