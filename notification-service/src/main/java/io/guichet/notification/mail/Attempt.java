package io.guichet.notification.mail;

import java.time.Instant;

/** What came of handing a mail to the server. */
public sealed interface Attempt {

    /** The server is responsible for it now. */
    record Taken() implements Attempt {}

    /** The server, or we, will never have it. */
    record Refused(String reason) implements Attempt {}

    /**
     * Perhaps later.
     *
     * @param unsure whether the server may have taken it, and only its answer was lost
     */
    record PutOff(String reason, boolean unsure) implements Attempt {}

    /** It was not tried: as many as may be are under way to the same domain. */
    record Crowded(Instant until) implements Attempt {}

    /** It had been settled before. */
    record Needless() implements Attempt {}
}
