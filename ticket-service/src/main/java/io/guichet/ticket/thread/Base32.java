package io.guichet.ticket.thread;

import java.util.Optional;

/** Base 32 (RFC 4648) in lower case without padding: an address may be folded on its way, so case cannot carry bits. */
final class Base32 {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BITS = 5;

    private Base32() {}

    static String encode(byte[] bytes) {
        var text = new StringBuilder((bytes.length * Byte.SIZE + BITS - 1) / BITS);
        var buffer = 0;
        var held = 0;
        for (var each : bytes) {
            buffer = buffer << Byte.SIZE | each & 0xFF;
            held += Byte.SIZE;
            while (held >= BITS) {
                held -= BITS;
                text.append(ALPHABET.charAt(buffer >> held & 31));
            }
            buffer &= (1 << held) - 1;
        }
        return held == 0 ? text.toString() : text.append(ALPHABET.charAt(buffer << BITS - held & 31)).toString();
    }

    /** The bytes; empty for text that {@link #encode} did not write. */
    static Optional<byte[]> decode(String text) {
        var bytes = new byte[text.length() * BITS / Byte.SIZE];
        var buffer = 0;
        var held = 0;
        var next = 0;
        for (var place = 0; place < text.length(); place++) {
            var value = ALPHABET.indexOf(text.charAt(place));
            if (value < 0) {
                return Optional.empty();
            }
            buffer = buffer << BITS | value;
            held += BITS;
            if (held >= Byte.SIZE) {
                held -= Byte.SIZE;
                bytes[next++] = (byte) (buffer >> held);
            }
            buffer &= (1 << held) - 1;
        }
        return buffer == 0 && encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    }
}
