package io.guichet.notification.mail;

/** What came of handing a mail to the server. */
sealed interface Attempt {

    /** The server is responsible for it now. */
    record Taken() implements Attempt {}

    /** The server, or we, will never have it. */
    record Refused(String reason) implements Attempt {}

    /** Perhaps later. */
    record PutOff(String reason) implements Attempt {}

    /** It had been settled before. */
    record Needless() implements Attempt {}
}
