package io.guichet.notification.live;

import static io.guichet.notification.TicketFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.guichet.events.NoticeEvent.NoticePosted;

class ResumePointTest {

    @Test
    void a_page_comes_back_with_what_it_was_told() {
        var point = ResumePoint.at(NOON).with(posted(NOON)).with(posted(NOON.plusSeconds(3)));

        assertThat(ResumePoint.parse(point.toString())).contains(point);
    }

    @Test
    void what_was_shown_lately_is_remembered_by_name() {
        var notice = posted(NOON);
        var point = ResumePoint.at(NOON).with(notice);

        assertThat(point.hasShown(notice.notice())).isTrue();
        assertThat(point.from()).isEqualTo(NOON.minus(ResumePoint.OVERLAP));
    }

    @Test
    void what_was_shown_long_ago_moves_the_point_forward() {
        var later = NOON.plusSeconds(600);
        var point = ResumePoint.at(NOON).with(posted(NOON)).with(posted(later));

        assertThat(point.from()).isEqualTo(later.minus(ResumePoint.OVERLAP));
        assertThat(point.shown()).hasSize(1);
    }

    @Test
    void a_notice_that_became_visible_late_does_not_move_the_point_back() {
        var point = ResumePoint.at(NOON).with(posted(NOON)).with(posted(NOON.minusSeconds(20)));

        assertThat(point.from()).isEqualTo(NOON.minus(ResumePoint.OVERLAP));
        assertThat(point.shown()).hasSize(2);
    }

    @Test
    void the_point_stays_short_however_much_is_shown_at_once() {
        var point = IntStream.range(0, 500).boxed().reduce(ResumePoint.at(NOON),
                (before, number) -> before.with(posted(NOON)), (one, other) -> other);

        assertThat(point.toString()).hasSizeLessThan(4_000);
        assertThat(ResumePoint.parse(point.toString())).contains(point);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "7", "nonsense", "1767614400000_x", "-1", "99999999999999999999",
        "1767614400000_00000000-0000-7000-8000-00000000000g+5"})
    void what_is_not_ours_starts_anew(String text) {
        assertThat(ResumePoint.parse(text).filter(point -> !point.from().equals(Instant.ofEpochMilli(7)))).isEmpty();
    }

    private static NoticePosted posted(Instant at) {
        return new NoticePosted(UUID.randomUUID(), UUID.randomUUID(), "ASSIGNED", UUID.randomUUID(), 100_001L, "x", at);
    }
}
