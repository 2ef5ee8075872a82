package io.guichet.notification.sending;

import static io.guichet.notification.TicketFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

    private static final RetrySchedule SCHEDULE = new RetrySchedule(Duration.ofSeconds(10), Duration.ofHours(2),
            Duration.ofDays(2));

    @ParameterizedTest
    @CsvSource({"1,PT10S", "2,PT20S", "3,PT40S", "7,PT10M40S", "10,PT1H25M20S", "11,PT2H", "12,PT2H", "500,PT2H"})
    void each_wait_is_twice_the_one_before_up_to_the_longest(int attempts, Duration wait) {
        assertThat(SCHEDULE.next(attempts, NOON, NOON)).contains(NOON.plus(wait));
    }

    @Test
    void after_two_days_it_is_given_up() {
        var late = NOON.plus(Duration.ofDays(2));

        assertThat(SCHEDULE.next(30, NOON, late.minus(Duration.ofHours(2)))).contains(late);
        assertThat(SCHEDULE.next(30, NOON, late.minus(Duration.ofHours(2)).plusMillis(1))).isEmpty();
    }

    @Test
    void a_mail_put_off_each_time_is_tried_some_thirty_times() {
        var attempts = 1;
        var next = SCHEDULE.next(attempts, NOON, NOON);
        while (next.isPresent()) {
            next = SCHEDULE.next(++attempts, NOON, next.get());
        }

        assertThat(attempts).isBetween(25, 40);
    }

    @ParameterizedTest
    @CsvSource({"1,0,PT10S", "1,1,PT7.5S", "1,0.5,PT8.75S", "11,1,PT1H30M"})
    void a_lot_makes_a_wait_shorter_by_up_to_a_quarter(int attempts, double lot, Duration wait) {
        assertThat(SCHEDULE.next(attempts, NOON, NOON, lot)).contains(NOON.plus(wait));
    }
}
