package io.guichet.ticket.channel.email;

/** What a mail, or a server, says in a line, as it may be kept and shown. */
final class Printable {

    private static final int LONGEST = 500;

    private Printable() {}

    static String of(String text) {
        return of(text, LONGEST);
    }

    /** Without what ends lines or texts, and of this length at most. */
    static String of(String text, int longest) {
        var beginning = text.length() <= 4 * longest ? text : text.substring(0, 4 * longest);
        var clean = beginning.replaceAll("[\\s\\p{Cntrl}\\p{Cs}]+", " ").strip();
        return clean.length() <= longest ? clean : clean.substring(0, longest).strip();
    }
}
