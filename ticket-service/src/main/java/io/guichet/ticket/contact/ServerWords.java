package io.guichet.ticket.contact;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a mail server said of a mail that did not arrive, as far as it speaks against the address (RFC 3463). */
public final class ServerWords {

    /** Not {@code 5.0.0}, which says nothing: Exim writes it into every report, whatever the server answered. */
    private static final Pattern STATUS = Pattern
            .compile("(?<![\\d.])[45]\\.(?!0\\.0(?!\\d))\\d{1,3}\\.\\d{1,3}(?![\\d.])");
    /** Of the sender's address. */
    private static final Pattern SENDERS = Pattern.compile("5\\.1\\.[78]");
    /** No such mailbox or host, or one that takes nothing any more. */
    private static final Pattern NAMES = Pattern.compile("5\\.(?:1\\.\\d+|2\\.1)");
    /**
     * A full mailbox, a mail too large, a server in trouble, a way too busy or too long, and what the mail says; and
     * whatever might have passed, had the server that gave up tried for longer.
     */
    private static final Pattern PASSING = Pattern
            .compile("4\\..*|5\\.(?:2\\.[23]|3\\..*|4\\.[567]|[567]\\..*)");
    /** The same from a server without such statuses: 552 is a lack of room, and the usual words of the others. */
    private static final Pattern PASSING_WORDS = Pattern.compile(
            "(?<![\\d.])(?:552|4\\d\\d)(?=[\\s-])|(?<![\\d.])4\\.0\\.0(?!\\d)|quota|(?:mail|in)box.{0,20}full|full (?:mail|in)box|insufficient .{0,10}storage"
                    + "|too (?:large|big)|spam|virus|malware|policy|content|reputation|black ?list|block ?list|dmarc",
            Pattern.CASE_INSENSITIVE);
    /** A transaction that failed for any reason, of which only words can tell that it was the address. */
    private static final Pattern FAILED = Pattern.compile("(?<![\\d.])554(?=[\\s-]|$)");
    private static final Pattern NAMING_WORDS = Pattern.compile(
            "no such|unknown|invalid|unrout|not (?:found|exist|have|a valid)|n't (?:exist|have)|disabled|no mailbox",
            Pattern.CASE_INSENSITIVE);

    private ServerWords() {}

    /** Of a mail that came back: whether no other would arrive either. It would not, unless they say something else. */
    public static boolean speakAgainstAddress(String said) {
        return STATUS.matcher(said).find()
                ? !says(said, status -> SENDERS.matcher(status).matches() || PASSING.matcher(status).matches())
                : wordsSpeakAgainstAddress(said);
    }

    /** Of a mail that was not even taken, which may have many reasons: whether they name the address. */
    public static boolean nameAddress(String said) {
        return says(said, status -> NAMES.matcher(status).matches() && !SENDERS.matcher(status).matches());
    }

    /** The first status that says anything decides: what follows it is free text. */
    private static boolean says(String said, Predicate<String> wanted) {
        var status = STATUS.matcher(said);
        return status.find() && wanted.test(status.group());
    }

    private static boolean wordsSpeakAgainstAddress(String said) {
        return !PASSING_WORDS.matcher(said).find()
                && (!FAILED.matcher(said).find() || NAMING_WORDS.matcher(said).find());
    }
}
