package io.guichet.ticket.contact;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a mail server said of a mail that did not arrive, as far as it speaks against the address (RFC 3463). */
public final class ServerWords {

    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])5\\.(\\d{1,3}\\.\\d{1,3})(?![\\d.])");
    /** Of the sender's address. */
    private static final Pattern SENDERS = Pattern.compile("1\\.[78]");
    /** No such mailbox or host, or one that takes nothing any more. */
    private static final Pattern NAMES = Pattern.compile("1\\.\\d+|2\\.1");
    /** A full mailbox, a mail too large, a server in trouble, a way too busy or too long, and what the mail says. */
    private static final Pattern PASSING = Pattern.compile("2\\.[23]|3\\..*|4\\.[567]|[567]\\..*");

    private ServerWords() {}

    /** Of a mail that came back: whether no other would arrive either. It would not, unless they say something else. */
    public static boolean speakAgainstAddress(String said) {
        return !says(said, detail -> SENDERS.matcher(detail).matches() || PASSING.matcher(detail).matches());
    }

    /** Of a mail that was not even taken, which may have many reasons: whether they name the address. */
    public static boolean nameAddress(String said) {
        return says(said, detail -> NAMES.matcher(detail).matches() && !SENDERS.matcher(detail).matches());
    }

    /** The first status decides: what follows it is free text. */
    private static boolean says(String said, Predicate<String> wanted) {
        var status = STATUS.matcher(said);
        return status.find() && wanted.test(status.group(1));
    }
}
