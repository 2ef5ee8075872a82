package io.guichet.notification.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderLinksTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final SenderLinks links = new SenderLinks("a secret of this test, long enough");
    private final String token = links.sign("support@x.example", NOON.plus(Duration.ofDays(3)));

    @Test
    void a_link_says_its_address_until_it_expires() {
        assertThat(links.verify(token, NOON)).contains("support@x.example");
        assertThat(links.verify(token, NOON.plus(Duration.ofDays(3)))).isEmpty();
    }

    @Test
    void a_link_signed_with_another_secret_is_none() {
        assertThat(new SenderLinks("another secret of this test, as long").verify(token, NOON)).isEmpty();
    }

    @Test
    void a_link_whose_words_were_changed_is_none() {
        var other = links.sign("support@y.example", NOON.plus(Duration.ofDays(3)));
        var forged = other.substring(0, other.indexOf('.')) + token.substring(token.indexOf('.'));

        assertThat(links.verify(forged, NOON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "x", "a.b", "!!.??", "..", "\u00e9.\u00e9"})
    void what_is_no_link_is_none(String nonsense) {
        assertThat(links.verify(nonsense, NOON)).isEmpty();
    }
}
