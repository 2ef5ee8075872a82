package io.guichet.kb.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.guichet.kb.outbox.PendingEvent;
import io.guichet.reliable.KafkaRecord;
import io.guichet.reliable.KafkaSender.Outcome;

class SettlementTest {

    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);

    @Test
    void what_was_acknowledged_is_settled_up_to_its_last_version() {
        var settlement = settle(events(A, 1, A, 2, B, 5), "AAA");

        assertThat(settlement.settled()).isEqualTo(Map.of(A, 2L, B, 5L));
        assertThat(settlement.failed()).isFalse();
    }

    @Test
    void what_stands_behind_a_failed_one_of_its_article_is_sent_again_after_it() {
        var settlement = settle(events(A, 1, A, 2, A, 3, B, 5), "AFAA");

        assertThat(settlement.settled()).isEqualTo(Map.of(A, 1L, B, 5L));
        assertThat(settlement.failed()).isTrue();
    }

    @Test
    void an_article_whose_first_event_failed_is_not_settled_at_all() {
        assertThat(settle(events(A, 1, A, 2), "FA").settled()).isEmpty();
    }

    @Test
    void what_is_refused_for_good_stands_in_nobody_s_way() {
        var settlement = settle(events(A, 1, A, 2), "RA");

        assertThat(settlement.refused()).extracting(PendingEvent::version).containsExactly(1L);
        assertThat(settlement.settled()).isEqualTo(Map.of(A, 2L));
        assertThat(settlement.failed()).isFalse();
    }

    @Test
    void what_is_refused_behind_a_failure_waits_for_its_turn() {
        assertThat(settle(events(A, 1, A, 2), "FR").refused()).isEmpty();
    }

    private static Settlement settle(List<PendingEvent> events, String outcomes) {
        return Settlement.of(events, outcomes.chars().mapToObj(outcome -> switch (outcome) {
            case 'A' -> Outcome.ACKNOWLEDGED;
            case 'F' -> Outcome.FAILED;
            default -> Outcome.REFUSED;
        }).toList());
    }

    private static List<PendingEvent> events(Object... articlesAndVersions) {
        return Stream.iterate(0, place -> place < articlesAndVersions.length, place -> place + 2)
                .map(place -> event((UUID) articlesAndVersions[place], (Integer) articlesAndVersions[place + 1]))
                .toList();
    }

    private static PendingEvent event(UUID article, int version) {
        return new PendingEvent(article, version, new KafkaRecord("topic", article.toString(), Map.of(), new byte[0]));
    }
}
