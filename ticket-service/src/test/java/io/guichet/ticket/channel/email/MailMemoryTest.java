package io.guichet.ticket.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.Uni;

class MailMemoryTest {

    private static final long MANY = 32 * 1024 * 1024;
    private static final int SMALL = 1024;
    private static final int MEDIUM = 1024 * 1024;
    private static final int LARGEST = 52_428_800;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void only_as_much_is_in_memory_as_there_is_room_for() {
        var memory = new MailMemory(MANY, LARGEST);
        var begun = new AtomicInteger();
        var first = memory.hold(5 * 1024 * 1024).await().atMost(PATIENCE);
        var second = memory.hold(4 * 1024 * 1024).await().atMost(PATIENCE);

        var third = memory.with(4 * 1024 * 1024, () -> Uni.createFrom().item(begun.incrementAndGet()))
                .subscribeAsCompletionStage();

        assertThat(begun).hasValue(0);
        first.run();
        assertThat(third).succeedsWithin(PATIENCE);
        second.run();
    }

    @Test
    void a_mail_that_is_larger_than_all_the_room_comes_in_alone() {
        var memory = new MailMemory(MANY, LARGEST);

        var alone = memory.hold(LARGEST).await().atMost(PATIENCE);
        var next = memory.with(MEDIUM, () -> Uni.createFrom().item(1)).subscribeAsCompletionStage();

        assertThat(next).isNotDone();
        alone.run();
        assertThat(next).succeedsWithin(PATIENCE);
    }

    @Test
    void a_small_mail_waits_for_no_large_one() {
        var memory = new MailMemory(MANY, LARGEST);
        var alone = memory.hold(LARGEST).await().atMost(PATIENCE);
        var waiting = memory.hold(LARGEST).subscribeAsCompletionStage();

        assertThat(memory.with(SMALL, () -> Uni.createFrom().item(1)).subscribeAsCompletionStage())
                .succeedsWithin(PATIENCE);
        assertThat(waiting).isNotDone();
        alone.run();
    }

    @Test
    void a_mail_that_there_is_no_room_for_is_too_large_whatever_is_configured() {
        assertThat(new MailMemory(96 * MEDIUM, LARGEST).largest()).isEqualTo(28 * MEDIUM);
        assertThat(new MailMemory(192 * MEDIUM, LARGEST).largest()).isEqualTo(LARGEST);
    }

    @Test
    void whoever_stops_waiting_takes_no_room() {
        var memory = new MailMemory(MANY, LARGEST);
        var alone = memory.hold(LARGEST).await().atMost(PATIENCE);
        var tired = memory.with(LARGEST, () -> Uni.createFrom().item(1)).subscribeAsCompletionStage();

        assertThat(tired.cancel(true)).isTrue();
        alone.run();

        assertThat(memory.with(LARGEST, () -> Uni.createFrom().item(1)).subscribeAsCompletionStage())
                .succeedsWithin(PATIENCE);
    }

    /** As much heap as the services of a developer have. */
    @Test
    void the_largest_mails_are_read_one_after_the_other_in_a_small_heap() throws Exception {
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx192m",
                "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-cp", System.getProperty("java.class.path"),
                LargeMails.class.getName()).redirectErrorStream(true).start();

        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("read 5");
    }
}
