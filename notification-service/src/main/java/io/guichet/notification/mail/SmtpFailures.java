package io.guichet.notification.mail;

import java.util.Set;

import io.vertx.ext.mail.SMTPException;

/** Which failures of a mail server are for good. */
final class SmtpFailures {

    /** These say that the server does not want us, not that it does not want the mail (RFC 4954, RFC 7504). */
    private static final Set<Integer> OURS = Set.of(421, 521, 530, 534, 535, 538);
    private static final String TOO_LARGE = "message exceeds allowed size limit";

    private SmtpFailures() {}

    static Attempt attempt(Throwable failure) {
        var reason = reason(failure);
        return isForGood(failure) ? new Attempt.Refused(reason) : new Attempt.PutOff(reason);
    }

    private static boolean isForGood(Throwable failure) {
        return switch (failure) {
            case SMTPException refused -> refused.isPermanent() && !OURS.contains(refused.getReplyCode());
            // What the client says of an address that is none.
            case IllegalArgumentException _ -> true;
            default -> TOO_LARGE.equals(failure.getMessage());
        };
    }

    private static String reason(Throwable failure) {
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
