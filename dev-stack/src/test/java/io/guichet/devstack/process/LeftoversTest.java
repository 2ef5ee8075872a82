package io.guichet.devstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    private final Path directory;
    private final List<Process> started = new ArrayList<>();

    LeftoversTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void a_recorded_process_that_still_runs_is_ended() throws Exception {
        var ledger = new ProcessLedger(directory);
        var process = start("sleep", "600");
        ledger.record("kafka", process.pid(), "TERM");

        assertThat(new Leftovers(ledger).end()).containsExactly("kafka");

        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(ledger.entries()).isEmpty();
    }

    @Test
    void one_that_does_not_listen_to_the_signal_is_killed() throws Exception {
        var ledger = new ProcessLedger(directory);
        var process = start("sh", "-c", "trap '' TERM; while :; do sleep 1; done");
        ledger.record("kafka", process.pid(), "TERM");

        assertThat(new Leftovers(ledger, Duration.ofMillis(200)).end()).containsExactly("kafka");

        assertThat(process.waitFor()).isEqualTo(137);
    }

    @Test
    void a_later_process_with_the_same_id_is_left_alone() throws IOException {
        var ledger = new ProcessLedger(directory);
        var process = start("sleep", "600");
        ledger.record("kafka", process.pid(), "TERM");
        var record = directory.resolve("kafka.process");
        Files.writeString(record, Files.readString(record).replaceFirst(" [0-9]+@", " 1@"));

        assertThat(new Leftovers(ledger).end()).isEmpty();

        assertThat(process.isAlive()).isTrue();
        assertThat(ledger.entries()).isEmpty();
    }

    @Test
    void a_process_that_has_ended_is_not_alive_even_before_its_parent_looks() throws Exception {
        var process = start("true");
        var identity = ProcessIdentity.of(process.pid());

        assertThat(process.waitFor()).isZero();

        assertThat(identity.filter(ProcessIdentity::isAlive)).isEmpty();
        assertThat(ProcessIdentity.current().isAlive()).isTrue();
    }

    @Test
    void a_damaged_record_is_no_process() throws IOException {
        Files.writeString(directory.resolve("kafka.process"), "half a li");

        assertThat(new ProcessLedger(directory).entries()).isEmpty();
    }

    private Process start(String... command) throws IOException {
        var process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }
}
