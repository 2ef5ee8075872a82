package io.guichet.ticket.contact;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address as we compare it: folded to lower case and composed form, so that one person is one contact.
 * <p>
 * RFC 5321 lets the local part differ by case; no mail provider in use does.
 */
public record EmailAddress(String value) {

    private static final int LONGEST = 254;
    private static final Pattern SHAPE = Pattern
            .compile("[^\\s@<>()\\[\\]\\\\,;:\"\\p{Cntrl}]{1,64}@[^\\s@<>()\\[\\]\\\\,;:\"\\p{Cntrl}]{1,253}");

    public EmailAddress {
        if (value.length() > LONGEST || !SHAPE.matcher(value).matches() || !value.equals(fold(value))) {
            throw new IllegalArgumentException("Not a folded mail address: " + value);
        }
    }

    /** Reads an address as people write it; empty when it is none. */
    public static Optional<EmailAddress> parse(String text) {
        var folded = text.length() <= 4 * LONGEST ? fold(text) : text;
        return folded.length() <= LONGEST && SHAPE.matcher(folded).matches()
                ? Optional.of(new EmailAddress(folded))
                : Optional.empty();
    }

    /** What stands before the at sign. */
    public String local() {
        return value.substring(0, value.indexOf('@'));
    }

    /** What stands after the at sign. */
    public String domain() {
        return value.substring(value.indexOf('@') + 1);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String fold(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
