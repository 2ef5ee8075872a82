package io.guichet.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.guichet.events.TicketEvent.Attachment;
import io.guichet.notification.audience.Telling.SignedFile;
import io.guichet.notification.wording.Language;

class EnclosingTest {

    private final Enclosing enclosing = new Enclosing(10_000_000, () -> URI.create("https://help.example/"));

    @Test
    void what_fits_goes_with_the_mail() {
        var enclosed = enclosing.enclose(List.of(file("a.pdf", 6_000_000), file("b.pdf", 4_000_000)), Set.of(),
                Language.FR);

        assertThat(enclosed.files()).extracting(Letter.Enclosure::filename).containsExactly("a.pdf", "b.pdf");
        assertThat(enclosed.remark()).isEmpty();
    }

    @Test
    void what_does_not_fit_is_linked_and_leaves_room_for_what_does() {
        var enclosed = enclosing.enclose(
                List.of(file("a.pdf", 6_000_000), file("film.mp4", 12_340_000), file("b.pdf", 4_000_000)),
                Set.of(), Language.EN);

        assertThat(enclosed.files()).extracting(Letter.Enclosure::filename).containsExactly("a.pdf", "b.pdf");
        assertThat(enclosed.remark())
                .endsWith(":\nfilm.mp4 (12.3 MB) https://help.example/api/v1/shared-files/film.mp4");
    }

    private static SignedFile file(String name, long size) {
        return new SignedFile(new Attachment(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                name, "application/octet-stream", size, "00", null), "/api/v1/shared-files/" + name);
    }
}
