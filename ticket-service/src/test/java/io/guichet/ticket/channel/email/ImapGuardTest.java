package io.guichet.ticket.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImapGuardTest {

    @ParameterizedTest
    @ValueSource(strings = {"* 1 FETCH (BODY[] {5}\r\n{99}\r)\r\nA1 OK\r\n", "* OK {x}\r\nA1 OK {12\r\n",
        "* 1 FETCH (ENVELOPE \"{99999999999}\")\r\n", "* 1 FETCH (BODY[] {2+}\r\nab)\r\n"})
    void what_is_bounded_passes_as_it_is(String answer) throws IOException {
        try (var guard = new ImapGuard(stream(answer))) {
            assertThat(new String(guard.readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"* 1 FETCH (BODY[] {1500000000}\r\n", "* 1 FETCH (BODY[] {99999999999999999999}\r\n",
        "* 1 FETCH (BODY[] {3}\r\nabc BODY[TEXT] {3000000}\r\n"})
    void a_literal_larger_than_what_is_asked_for_ends_the_connection_before_it_is_taken(String answer)
            throws IOException {
        try (var guard = new ImapGuard(stream(answer))) {
            assertThatThrownBy(guard::readAllBytes).isInstanceOf(IOException.class).hasMessageContaining("at once");
        }
    }

    @Test
    void a_line_that_does_not_end_ends_the_connection() throws IOException {
        try (var guard = new ImapGuard(new Endless("x"))) {
            assertThatThrownBy(guard::readAllBytes).hasMessageContaining("line that does not end");
        }
    }

    @Test
    void an_answer_that_does_not_end_ends_the_connection() throws IOException {
        try (var guard = new ImapGuard(new Endless("* 1 EXISTS\r\n"))) {
            assertThatThrownBy(guard::readAllBytes).hasMessageContaining("answer that does not end");
        }
    }

    private static InputStream stream(String answer) {
        return new ByteArrayInputStream(answer.getBytes(StandardCharsets.US_ASCII));
    }

    /** The same for ever. */
    private static final class Endless extends InputStream {

        private final byte[] line;
        private int at;

        Endless(String line) {
            this.line = line.getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public int read() {
            return line[at++ % line.length];
        }
    }
}
