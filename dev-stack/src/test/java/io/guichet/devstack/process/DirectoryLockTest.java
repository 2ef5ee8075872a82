package io.guichet.devstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {

    private final Path directory;

    DirectoryLockTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void a_directory_has_one_holder_at_a_time() throws IOException {
        var first = DirectoryLock.tryHold(directory).orElseThrow();

        assertThat(DirectoryLock.tryHold(directory)).isEmpty();
        assertThatThrownBy(() -> DirectoryLock.hold(directory, Duration.ofMillis(100)))
                .hasMessageContaining(directory.toString());

        first.close();
        try (var next = DirectoryLock.tryHold(directory).orElseThrow()) {
            assertThat(next).isNotNull();
        }
    }
}
