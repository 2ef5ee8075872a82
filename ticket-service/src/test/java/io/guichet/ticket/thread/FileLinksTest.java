package io.guichet.ticket.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileLinksTest {

    private static final String SECRET = "a secret of at least thirty-two characters";
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    private static final UUID FILE = UUID.fromString("01950000-0000-7000-8000-000000000001");

    @Test
    void a_link_leads_to_its_file_until_the_end_of_the_day_of_expiry() {
        var token = token(links(SECRET, NOW).path(FILE));

        assertThat(links(SECRET, NOW).read(token)).contains(FILE);
        assertThat(links(SECRET, Instant.parse("2026-02-04T23:59:59Z")).read(token)).contains(FILE);
        assertThat(links(SECRET, Instant.parse("2026-02-05T00:00:00Z")).read(token)).isEmpty();
    }

    @Test
    void a_link_that_somebody_else_signed_leads_nowhere() {
        assertThat(links(SECRET, NOW).read(token(links(SECRET + "!", NOW).path(FILE)))).isEmpty();
    }

    @Test
    void no_character_of_a_link_can_be_changed() {
        var links = links(SECRET, NOW);
        var token = token(links.path(FILE));
        for (var place = 0; place < token.length(); place++) {
            var other = token.charAt(place) == 'A' ? 'E' : 'A';

            assertThat(links.read(token.substring(0, place) + other + token.substring(place + 1))).isEmpty();
        }
    }

    @Test
    void a_reply_address_is_no_link_to_a_file() {
        var reply = new ReplyTokens(() -> SECRET, () -> Duration.ofDays(365), Clock.fixed(NOW, ZoneOffset.UTC))
                .sign(100_042, 1);

        assertThat(links(SECRET, NOW).read(reply)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "not base 64, though of the length of a token ..!!!!", "/////", "AAAA"})
    void anything_else_leads_nowhere(String token) {
        assertThat(links(SECRET, NOW).read(token)).isEmpty();
    }

    private static FileLinks links(String secret, Instant now) {
        return new FileLinks(() -> secret, () -> Duration.ofDays(30), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String token(String path) {
        return path.substring(FileLinks.PATH.length() + 1);
    }
}
