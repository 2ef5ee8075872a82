package io.guichet.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;

class PassingFailuresTest {

    @ParameterizedTest
    @CsvSource({"55P03,true", "40P01,true", "40001,false", "23505,false", ",false"})
    void a_lock_that_was_not_free_and_a_deadlock_are_contention(String state, boolean contention) {
        var failure = new IllegalStateException("wrapped", new SQLException("no", state));

        assertThat(PassingFailures.isContention(failure)).isEqualTo(contention);
    }

    @ParameterizedTest
    @CsvSource({"55P03,true", "57014,true", "08006,true", "23505,false", ",false"})
    void what_the_database_may_do_later_passes(String state, boolean passes) {
        assertThat(PassingFailures.isPassing(new SQLException("no", state))).isEqualTo(passes);
        assertThat(PassingFailures.isPassing(new PgException("no", "ERROR", state, ""))).isEqualTo(passes);
    }

    @Test
    void a_connection_that_was_lost_passes() {
        assertThat(PassingFailures.isPassing(ClosedConnectionException.INSTANCE)).isTrue();
        assertThat(PassingFailures.isPassing(new ConnectException("refused"))).isTrue();
    }
}
