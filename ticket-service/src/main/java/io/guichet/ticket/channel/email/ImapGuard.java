package io.guichet.ticket.channel.email;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Looks at what an IMAP server sends before the mail library does, which takes whatever is announced: a literal, a line
 * or an answer that is larger than what we ask for ends the connection.
 */
final class ImapGuard extends FilterInputStream {

    /** In bytes: a mail is asked for in such pieces. */
    static final int BLOCK = 1024 * 1024;
    private static final int LARGEST_LITERAL = 2 * BLOCK;
    private static final int LONGEST_LINE = 8 * BLOCK;
    private static final int LARGEST_ANSWER = 16 * BLOCK;
    private static final int NONE = -1;

    private long literal;
    private int line;
    /** What is announced, while its digits are read and until its line ends. */
    private long announced = NONE;
    private boolean isAnnounced;
    private long answer;

    ImapGuard(InputStream in) {
        super(in);
    }

    /** We asked for something: its answer may begin. */
    void asked() {
        answer = 0;
    }

    @Override
    public int read() throws IOException {
        var one = super.read();
        if (one >= 0) {
            look((byte) one);
        }
        return one;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        var count = super.read(into, from, most);
        for (var at = from; at < from + count; at++) {
            look(into[at]);
        }
        return count;
    }

    @Override
    public long skip(long most) throws IOException {
        return Math.max(0, read(new byte[(int) Math.clamp(most, 0, BLOCK)]));
    }

    private void look(byte one) throws IOException {
        require(++answer <= LARGEST_ANSWER, "an answer that does not end");
        if (literal > 0) {
            literal--;
            return;
        }
        require(++line <= LONGEST_LINE, "a line that does not end");
        if (one == '\n') {
            literal = isAnnounced ? announced : 0;
            require(literal <= LARGEST_LITERAL, literal + " bytes at once");
            line = 0;
            announced = NONE;
            isAnnounced = false;
        } else if (one == '{') {
            announced = 0;
            isAnnounced = false;
        } else if (announced != NONE && one != '\r') {
            announce(one);
        }
    }

    private void announce(byte one) throws IOException {
        if (one == '}') {
            isAnnounced = true;
        } else if (one >= '0' && one <= '9' && !isAnnounced) {
            announced = Math.min(announced * 10 + one - '0', Integer.MAX_VALUE);
        } else if (one != '+' || isAnnounced) {
            announced = NONE;
            isAnnounced = false;
        }
    }

    private static void require(boolean bounded, String what) throws IOException {
        if (!bounded) {
            throw new IOException("The mail server sends " + what);
        }
    }
}
