package io.guichet.notification.signature;

/**
 * How somebody signs.
 *
 * @param version 0 as long as nobody wrote it
 * @param jobTitle empty for none, and of a department
 * @param text empty for the usual
 */
public record Signature(long version, String jobTitle, String text) {

    static final Signature NONE = new Signature(0, "", "");
}
