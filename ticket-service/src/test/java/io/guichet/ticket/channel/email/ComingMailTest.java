package io.guichet.ticket.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.guichet.http.Sha256;

class ComingMailTest {

    private static final String HEADER = "Message-ID: <a@client.example>\r\nSubject: Card\r\n\r\n";
    private static final byte[] MAIL = (HEADER + "It is refused.\r\n".repeat(20_000)).getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({"-1,1000", "-1,1000000", "0,70000", "10,1000", "320049,1000", "400000,9999"})
    void a_mail_is_kept_as_it_came_however_it_was_announced_and_cut(long announced, int portion) {
        var coming = coming(announced, 1_000_000, portion);

        var kept = coming.raw();

        assertThat(kept.flaw()).isNull();
        assertThat(kept.content()).isEqualTo(MAIL);
        assertThat(kept.size()).isEqualTo(MAIL.length);
        assertThat(coming.sha256()).isEqualTo(Sha256.hex(MAIL));
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 1_000, 1_000_000})
    void of_a_mail_that_is_too_large_the_header_is_kept(int portion) {
        var coming = coming(-1, 5_000, portion);

        var kept = coming.raw();

        assertThat(kept.flaw()).isEqualTo("larger than what is taken: %d bytes".formatted(MAIL.length));
        assertThat(new String(kept.content(), StandardCharsets.UTF_8)).isEqualTo(HEADER);
        assertThat(kept.size()).isEqualTo(MAIL.length);
        assertThat(coming.sha256()).isEqualTo(Sha256.hex(MAIL));
    }

    @ParameterizedTest
    @CsvSource({"-1,500", "100,100", "501,500"})
    void there_has_to_be_room_for_what_is_announced_and_for_the_most_when_nobody_says(long announced, long room) {
        assertThat(ComingMail.expected(announced, 500)).isEqualTo(room);
    }

    private static ComingMail coming(long announced, int largest, int portion) {
        var coming = new ComingMail(announced, largest);
        for (var from = 0; from < MAIL.length; from += portion) {
            coming.add(Arrays.copyOfRange(MAIL, from, Math.min(MAIL.length, from + portion)));
        }
        return coming;
    }
}
