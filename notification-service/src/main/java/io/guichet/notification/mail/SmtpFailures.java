package io.guichet.notification.mail;

import java.net.ConnectException;
import java.util.List;
import java.util.Set;

import javax.net.ssl.SSLException;

import io.vertx.ext.mail.SMTPException;

/** Which failures of a mail server are for good. */
final class SmtpFailures {

    /** These say that the server does not want us, not that it does not want the mail (RFC 4954, RFC 7504). */
    private static final Set<Integer> OURS = Set.of(421, 521, 530, 534, 535, 538);
    private static final String TOO_LARGE = "message exceeds allowed size limit";

    /** What the client says of a server that refuses to talk, whatever the mail. */
    private static final List<String> OF_THE_HOST = List.of("got error response", "HELO failed");
    /** It never had the mail. */
    private static final String NO_TLS = "STARTTLS required";

    private SmtpFailures() {}

    static Attempt attempt(Throwable failure) {
        var reason = reason(failure);
        return isForGood(failure) ? new Attempt.Refused(reason) : new Attempt.PutOff(reason, isUnsure(failure));
    }

    private static boolean isForGood(Throwable failure) {
        return switch (failure) {
            case SMTPException refused -> refused.isPermanent() && !OURS.contains(refused.getReplyCode())
                    && OF_THE_HOST.stream().noneMatch(reason(refused)::startsWith);
            case FileNotFetched file -> file.isForGood();
            // What the client says of an address that is none.
            case IllegalArgumentException _ -> true;
            default -> TOO_LARGE.equals(failure.getMessage());
        };
    }

    /** The server answered nothing: it may have taken the mail before it fell silent. */
    private static boolean isUnsure(Throwable failure) {
        return switch (failure) {
            case SMTPException _ -> false;
            case FileNotFetched _ -> false;
            case ConnectException _ -> false;
            case SSLException _ -> false;
            default -> !reason(failure).startsWith(NO_TLS);
        };
    }

    private static String reason(Throwable failure) {
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
