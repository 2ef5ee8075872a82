package io.guichet.ticket.channel.email;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Turns the bytes of a mail into text whatever its label says. */
final class TextCharsets {

    /** What Windows programs mean by Latin 1, and by no label at all. */
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private TextCharsets() {}

    /** The text; what no charset explains becomes replacement characters. */
    static String decode(byte[] bytes, @Nullable String label) {
        var named = named(label).filter(charset -> !isVague(charset));
        return named.map(charset -> new String(bytes, charset))
                .orElseGet(() -> strictly(bytes).orElseGet(() -> new String(bytes, WINDOWS)));
    }

    /** ASCII and Latin 1 are what senders write who do not know. */
    private static boolean isVague(Charset charset) {
        return charset.equals(StandardCharsets.US_ASCII) || charset.equals(StandardCharsets.ISO_8859_1);
    }

    private static Optional<String> strictly(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> named(@Nullable String label) {
        try {
            return Optional.ofNullable(label).map(String::strip).map(Charset::forName);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
