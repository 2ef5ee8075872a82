package io.guichet.ticket.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import io.guichet.ticket.duplicate.Similarity.Circumstances;
import io.guichet.ticket.duplicate.Similarity.Request;

class SimilarityTest {

    /** Two requests, and whether a person takes them for the same one. */
    private record Pair(boolean same, Request one, Request other, Circumstances circumstances) {

        static Pair of(String line) {
            var parts = List.of(line.split("\\s*\\|\\s*", -1));
            return new Pair(parts.get(0).equals("same"), new Request(parts.get(3), parts.get(4)),
                    new Request(parts.get(5), parts.get(6)),
                    new Circumstances(parts.get(2).equals("C"), true, Duration.ofHours(Long.parseLong(parts.get(1)))));
        }

        boolean isShown() {
            return Similarity.of(one, other, circumstances) >= Similarity.LIKELY;
        }
    }

    @Test
    void of_sixty_labelled_pairs_nearly_all_are_told_apart() throws IOException {
        var pairs = pairs();
        var shown = pairs.stream().filter(Pair::isShown).toList();
        var right = shown.stream().filter(Pair::same).count();
        var precision = (double) right / shown.size();
        var recall = (double) right / pairs.stream().filter(Pair::same).count();

        assertThat(pairs).hasSize(60);
        assertThat(precision).as("precision, with recall %.2f", recall).isGreaterThanOrEqualTo(0.95);
        assertThat(recall).as("recall, with precision %.2f", precision).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void requests_without_a_common_word_have_nothing_in_common_whoever_sent_them() {
        assertThat(Similarity.of(new Request("Printer", "It is broken"), new Request("Holiday", "When are you open?"),
                new Circumstances(true, true, Duration.ZERO))).isZero();
    }

    @Test
    void the_longer_ago_the_less_alike() {
        var request = new Request("Printer E12", "The printer shows E12");
        var other = new Request("Printer", "Printer broken");

        var soon = Similarity.of(request, other, new Circumstances(true, true, Duration.ofHours(1)));
        var later = Similarity.of(request, other, new Circumstances(true, true, Duration.ofDays(5)));

        assertThat(later).isLessThan(soon);
    }

    private static List<Pair> pairs() throws IOException {
        try (var file = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SimilarityTest.class.getResourceAsStream("pairs.txt")),
                StandardCharsets.UTF_8))) {
            return file.lines().filter(line -> !line.startsWith("#")).map(Pair::of).toList();
        }
    }
}
