package io.guichet.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The golden samples are what other versions have written: they must stay readable for ever. */
class ContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<GuichetEvent> samples() {
        return Samples.all().stream();
    }

    @Test
    void every_event_has_a_sample() {
        var sampled = samples().map(GuichetEvent::type).collect(Collectors.toSet());

        assertThat(sampled).isEqualTo(EventCodec.types().keySet());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void an_event_is_written_as_its_golden_sample(GuichetEvent event) throws IOException {
        var written = JSON.readTree(EventCodec.encode(event));

        assertThat(written).isEqualTo(JSON.readTree(golden(event)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_golden_sample_is_read_as_its_event(GuichetEvent event) throws IOException {
        var read = EventCodec.decode(event.type(), Files.readAllBytes(goldenFile(event)));

        assertThat(read).contains(event);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void an_event_of_a_later_version_is_read_without_its_new_fields(GuichetEvent event) throws IOException {
        var later = golden(event).replaceFirst("\\{", "{\"addedLater\": {\"x\": 1},");

        assertThat(EventCodec.decode(event.type(), later.getBytes(StandardCharsets.UTF_8))).contains(event);
    }

    @Test
    void an_unknown_type_is_nothing() {
        assertThat(EventCodec.decode("io.guichet.TicketSold", new byte[0])).isEmpty();
    }

    @Test
    void a_payload_that_is_not_json_is_unreadable() {
        assertThatThrownBy(() -> EventCodec.decode("io.guichet.TicketOpened", new byte[]{1, 2}))
                .isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void why_a_payload_is_unreadable_is_said_in_one_line_with_its_field() {
        var payload = "{\"ticket\": {\"version\": \"many\"}}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> EventCodec.decode("io.guichet.TicketOpened", payload))
                .isInstanceOf(UnreadableEvent.class).hasMessageContaining("\"version\"")
                .hasMessageNotContaining("\n").hasMessageNotContaining("REDACTED");
    }

    @Test
    void an_event_that_is_too_large_is_refused() {
        var event = new DirectoryEvent.EntryRemoved("x".repeat(EventCodec.LARGEST), 1);

        assertThatThrownBy(() -> EventCodec.encode(event)).isInstanceOf(EventTooLarge.class);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void an_envelope_survives_its_headers(GuichetEvent event) {
        var envelope = new Envelope<>(new UUID(1, 2), java.time.Instant.parse("2026-11-02T12:00:00Z"),
                "/guichet/ticket", new Cause("request:9", 2), "00-aa-bb-01", event);

        var read = CloudHeaders.read(CloudHeaders.of(envelope), EventCodec.encode(event));

        assertThat(read).contains(envelope.as(GuichetEvent.class));
    }

    @Test
    void the_catalogue_describes_every_topic_and_event() throws IOException {
        var page = Path.of(System.getProperty("guichet.root", ".."), "docs", "events.md");
        var written = Catalogue.markdown();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(page, written);
        }

        assertThat(page).as("write it with -Dgolden.update=true").content(StandardCharsets.UTF_8).isEqualTo(written);
    }

    private static String golden(GuichetEvent event) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(goldenFile(event).getParent());
            Files.writeString(goldenFile(event), Catalogue.pretty(event) + "\n");
        }
        return Files.readString(goldenFile(event));
    }

    private static Path goldenFile(GuichetEvent event) {
        return Path.of("src", "test", "resources", "golden", event.getClass().getSimpleName() + ".json");
    }
}
