package io.guichet.notification.mail;

import static io.guichet.notification.TicketFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.util.MimeUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.guichet.notification.mail.Letter.Origin;
import io.guichet.notification.mail.Letter.Sender;

class HeadersTest {

    private static final String LONG = "Où en est ma commande n° 4711 passée le 3 décembre, déjà réglée et "
            + "toujours pas livrée à l’adresse indiquée 📦📦📦 ? ".repeat(4);

    @Test
    void a_letter_has_every_header_that_a_thread_needs() {
        var lines = Headers.of(letter("Bruno Leroy", "Re: Colis [#100001]", List.of("<a@x>", "<b@y>")), NOON);

        assertThat(lines).containsEntry("Date", "Mon, 5 Jan 2026 12:00:00 GMT")
                .containsEntry("From", "Bruno Leroy <support@fr.guichet.example>")
                .containsEntry("To", "claire@client.example")
                .containsEntry("Reply-To", "support+t0ken@fr.guichet.example")
                .containsEntry("Subject", "Re: Colis [#100001]")
                .containsEntry("Message-ID", "<msg.1@fr.guichet.example>")
                .containsEntry("In-Reply-To", "<b@y>")
                .containsEntry("References", "<a@x> <b@y>")
                .doesNotContainKeys("Auto-Submitted", "X-Auto-Response-Suppress");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Colis", "Où est mon colis ?", "絵文字 😀 et accents é", "=?UTF-8?Q?d=C3=A9j=C3=A0?=", "😀"})
    void a_subject_arrives_as_it_was_written(String subject) {
        assertThat(readBack("Subject", subject)).isEqualTo(subject);
    }

    @Test
    void a_long_subject_is_folded_and_arrives_whole() {
        var line = Headers.of(letter("x", LONG, List.of()), NOON).getOrDefault("Subject", "");

        assertThat(line.lines()).allSatisfy(part -> assertThat(part.length()).isLessThan(79));
        assertThat(decoded(line)).isEqualTo(LONG.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bruno Leroy – Support France", "Leroy, Bruno", "Chloé \"la\" Petit", "a <b> c"})
    void a_name_arrives_as_it_was_written_beside_the_address(String name) {
        var line = Headers.of(letter(name, "x", List.of()), NOON).getOrDefault("From", "");

        assertThat(line).endsWith(" <support@fr.guichet.example>").isASCII();
        assertThat(decoded(line).replace("\\", "").replaceFirst("^\"", "").replaceFirst("\" <sup", " <sup"))
                .isEqualTo(name + " <support@fr.guichet.example>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: victim@example.com", "a\nb", "a\u2028b", "a\u0000b"})
    void nothing_in_a_value_begins_another_line(String evil) {
        var lines = Headers.of(letter(evil, evil, List.of(evil, "<a\r\nX: y@b>")), NOON);

        assertThat(lines.values()).allSatisfy(line -> assertThat(MimeUtil.unfold(line)).doesNotContain("\r", "\n"));
        assertThat(lines).doesNotContainKey("Bcc").doesNotContainKey("References");
    }

    @Test
    void what_is_no_message_id_is_left_out_of_the_thread() {
        var lines = Headers.of(letter("x", "x", List.of("<ok@x>", "no brackets", "<>", "<with space@x>",
                "<" + "l".repeat(300) + "@x>", "<ok@x>")), NOON);

        assertThat(lines).containsEntry("References", "<ok@x>");
    }

    @Test
    void a_long_thread_keeps_its_beginning_and_its_end() {
        var ids = IntStream.range(0, 50).mapToObj(number -> "<" + number + "@x>").toList();

        var line = MimeUtil.unfold(Headers.of(letter("x", "x", ids), NOON).getOrDefault("References", ""));

        assertThat(line.split(" ", -1)).hasSize(20).startsWith("<0@x>", "<31@x>").endsWith("<49@x>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTO_REPLIED", "AUTO_GENERATED"})
    void what_a_machine_wrote_says_so(Origin origin) {
        var lines = Headers.of(new Letter(new Sender("x", "s@x"), "c@y", null, "<i@x>", null, List.of(), origin, "x",
                "x", "x", null, null), NOON);

        assertThat(lines).containsEntry("Auto-Submitted", origin.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .containsEntry("X-Auto-Response-Suppress", "All").doesNotContainKeys("Reply-To", "In-Reply-To");
    }

    private static String readBack(String name, String subject) {
        return decoded(Headers.of(letter("x", subject, List.of()), NOON).getOrDefault(name, ""));
    }

    private static String decoded(String line) {
        return DecoderUtil.decodeEncodedWords(MimeUtil.unfold(line), DecodeMonitor.STRICT);
    }

    private static Letter letter(String name, String subject, List<String> references) {
        return new Letter(new Sender(name, "support@fr.guichet.example"), "claire@client.example",
                "support+t0ken@fr.guichet.example", "<msg.1@fr.guichet.example>", last(references), references,
                Origin.WRITTEN, subject, "Bonjour", "<p>Bonjour</p>", null, null);
    }

    private static @Nullable String last(List<String> ids) {
        return Stream.of(ids).filter(all -> !all.isEmpty()).map(List::getLast).findFirst().orElse(null);
    }
}
