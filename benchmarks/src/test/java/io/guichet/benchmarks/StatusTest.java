package io.guichet.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;

class StatusTest {

    @Test
    void each_part_that_runs_has_its_process_and_its_lag() {
        var status = Status.of("""
                part           health        pid    memory      lag
                launcher       ok            411     96 MB
                keycloak       off             -         -
                ticket         not ready     502    240 MB       17
                sla            ok            503    198 MB        4
                total                              534 MB
                (the launcher holds the Mongo-protocol and the mail server)
                """);

        assertThat(status.parts()).containsExactly(new Status.Part("launcher", 411, 0),
                new Status.Part("ticket", 502, 17), new Status.Part("sla", 503, 4));
        assertThat(status.lag()).isEqualTo(21);
    }

    @Test
    void the_time_of_a_process_is_read_whatever_its_name() {
        var stat = "12 (a (b) c) S 1 12 12 0 -1 4194560 100 0 0 0 31 11 5 3 20 0 1 0 100 1000 10";

        assertThat(CpuTime.sum(stat, 11, 12)).isEqualTo(42);
        assertThat(CpuTime.sum(stat, 11, 12, 13, 14)).isEqualTo(50);
    }

    @Test
    void a_process_has_used_no_more_than_with_its_children() throws IOException {
        var own = ProcessHandle.current().pid();

        assertThat(CpuTime.alone(own)).isPositive().isLessThanOrEqualTo(CpuTime.withChildren(own));
    }
}
