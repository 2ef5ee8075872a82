package io.guichet.ticket.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.guichet.testing.MovableClock;

class ReplyTokensTest {

    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

    private final MovableClock clock = MovableClock.at(NOW);
    private final ReplyTokens tokens = tokens("0123456789abcdef0123456789abcdef");

    @Test
    void a_token_says_what_was_signed() {
        var read = tokens.read(tokens.sign(100_042, 3)).orElseThrow();

        assertThat(read.ticket()).isEqualTo(100_042);
        assertThat(read.participant()).isEqualTo(3);
        assertThat(read.expires()).isEqualTo(Instant.parse("2027-01-05T00:00:00Z"));
    }

    @Test
    void the_largest_ticket_and_participant_fit() {
        var read = tokens.read(tokens.sign((1L << 40) - 1, 65_535)).orElseThrow();

        assertThat(read.ticket()).isEqualTo((1L << 40) - 1);
        assertThat(read.participant()).isEqualTo(65_535);
    }

    @Test
    void a_token_fits_into_a_local_part_and_survives_folding() {
        var token = tokens.sign(100_042, 1);

        assertThat(token).hasSize(ReplyTokens.LENGTH).matches("[a-z2-7]+");
        assertThat(ReplyAddress.of("support@fr.guichet.example", token))
                .isEqualTo("support+" + token + "@fr.guichet.example");
    }

    @Test
    void any_changed_character_makes_it_invalid() {
        var token = tokens.sign(100_042, 1);

        assertThat(IntStream.range(0, token.length())).noneMatch(place -> {
            var forged = new StringBuilder(token);
            forged.setCharAt(place, token.charAt(place) == 'a' ? 'b' : 'a');
            return tokens.read(forged.toString()).isPresent();
        });
    }

    @Test
    void a_token_of_another_installation_is_not_ours() {
        var foreign = tokens("fedcba9876543210fedcba9876543210").sign(100_042, 1);

        assertThat(tokens.read(foreign)).isEmpty();
        assertThat(tokens.looksLikeOne(foreign)).isTrue();
    }

    @Test
    void a_token_ends_with_its_day() {
        var token = tokens.sign(100_042, 1);
        clock.set(Instant.parse("2027-01-05T23:59:59Z"));
        assertThat(tokens.read(token)).isPresent();

        clock.set(Instant.parse("2027-01-06T00:00:00Z"));

        assertThat(tokens.read(token)).isEmpty();
    }

    @Test
    void other_text_is_no_token() {
        assertThat(tokens.read("")).isEmpty();
        assertThat(tokens.read("orders")).isEmpty();
        assertThat(tokens.looksLikeOne("a".repeat(46))).isFalse();
        assertThat(tokens.looksLikeOne("!".repeat(47))).isFalse();
    }

    @Test
    void an_address_that_would_be_too_long_stays_as_it_is() {
        var address = "customer-support-france@fr.guichet.example";

        assertThat(ReplyAddress.of(address, tokens.sign(100_042, 1))).isEqualTo(address);
    }

    private ReplyTokens tokens(String secret) {
        return new ReplyTokens(() -> secret, () -> Duration.ofDays(365), clock);
    }
}
