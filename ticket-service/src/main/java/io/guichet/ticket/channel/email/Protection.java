package io.guichet.ticket.channel.email;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.channel.email.mime.Part;

/**
 * Whether a mail is signed or encrypted, and how; signatures are shown, not verified.
 *
 * @param signed {@code PGP} or {@code S/MIME}; absent when it is not
 * @param encrypted likewise
 */
public record Protection(@Nullable String signed, @Nullable String encrypted) {

    static final Protection NONE = new Protection(null, null);
    private static final String PGP = "PGP";
    private static final String SMIME = "S/MIME";

    /** With what a part of the mail tells. */
    Protection and(Part part) {
        return switch (part.type()) {
            case "multipart/signed" -> new Protection(
                    part.parameter("protocol").filter(how -> how.contains("pkcs7")).isPresent() ? SMIME : PGP,
                    encrypted);
            case "multipart/encrypted" -> new Protection(signed, PGP);
            case "application/pkcs7-mime", "application/x-pkcs7-mime" ->
                part.parameter("smime-type").filter("signed-data"::equalsIgnoreCase).isPresent()
                        ? new Protection(SMIME, encrypted)
                        : new Protection(signed, SMIME);
            default -> this;
        };
    }

    /** With what a text tells: PGP was used before MIME knew of it. */
    Protection and(String text) {
        if (text.contains("-----BEGIN PGP MESSAGE-----")) {
            return new Protection(signed, PGP);
        }
        return text.contains("-----BEGIN PGP SIGNED MESSAGE-----") ? new Protection(PGP, encrypted) : this;
    }

    public boolean isNone() {
        return signed == null && encrypted == null;
    }
}
