package io.guichet.ticket.channel.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Stands between us and a real IMAP server, and does to its first mail what servers do to some. */
final class FaultyImap implements AutoCloseable {

    private static final Pattern FETCH = Pattern.compile("(\\S+) FETCH \\d+ .*BODY.*");
    private static final Pattern FETCH_FIRST = Pattern.compile("(\\S+) FETCH 1 .*BODY.*");

    private final ServerSocket socket;
    private final int real;
    private final Function<String, Optional<String>> refusal;
    private final UnaryOperator<String> answer;

    private FaultyImap(int real, Function<String, Optional<String>> refusal, UnaryOperator<String> answer)
            throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.real = real;
        this.refusal = refusal;
        this.answer = answer;
        Thread.ofVirtual().start(this::accept);
    }

    /** The first mail cannot be read for as long as it is so. */
    static FaultyImap thatCannotReadTheFirstWhile(int real, BooleanSupplier isIll) throws IOException {
        return new FaultyImap(real, command -> {
            var fetch = FETCH_FIRST.matcher(command);
            return fetch.matches() && isIll.getAsBoolean()
                    ? Optional.of(fetch.group(1) + " NO the mail is damaged")
                    : Optional.empty();
        }, UnaryOperator.identity());
    }

    /** No mail can be read for as long as it is so. */
    static FaultyImap thatReadsNothingWhile(int real, BooleanSupplier isIll) throws IOException {
        return new FaultyImap(real, command -> {
            var fetch = FETCH.matcher(command);
            return fetch.matches() && isIll.getAsBoolean()
                    ? Optional.of(fetch.group(1) + " NO [UNAVAILABLE] try again later")
                    : Optional.empty();
        }, UnaryOperator.identity());
    }

    /** The first mail is small, and comes as a literal that no memory holds. */
    static FaultyImap thatAnnouncesTooMuch(int real) throws IOException {
        return new FaultyImap(real, command -> FETCH_FIRST.matcher(command).matches()
                ? Optional.of("* 1 FETCH (BODY[]<0> {1500000000}")
                : Optional.empty(), UnaryOperator.identity());
    }

    /** It cannot tell of mail that arrives. */
    static FaultyImap withoutIdle(int real) throws IOException {
        return new FaultyImap(real, command -> Optional.empty(), line -> line.replace(" IDLE", ""));
    }

    /** The first mail is said to be larger than any memory. */
    static FaultyImap thatExaggeratesTheFirst(int real) throws IOException {
        return new FaultyImap(real, command -> Optional.empty(), line -> line.startsWith("* 1 FETCH")
                ? line.replaceAll("RFC822\\.SIZE \\d+", "RFC822.SIZE " + Integer.MAX_VALUE)
                : line);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), real);
                Thread.ofVirtual().start(() -> carry(client, server, line -> refuse(client, line)));
                Thread.ofVirtual().start(() -> carry(server, client, line -> Optional.of(answer.apply(line))));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** What goes on to the server: nothing when it is answered here. */
    private Optional<String> refuse(Socket client, String command) {
        var refused = refusal.apply(command);
        if (refused.isEmpty()) {
            return Optional.of(command);
        }
        try {
            write(client.getOutputStream(), refused.get());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Optional.empty();
    }

    private static void carry(Socket from, Socket to, Function<String, Optional<String>> change) {
        try (from;
                to;
                var in = new BufferedReader(
                        new InputStreamReader(from.getInputStream(), StandardCharsets.ISO_8859_1))) {
            var out = to.getOutputStream();
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var changed = change.apply(line);
                if (changed.isPresent()) {
                    write(out, changed.get());
                }
            }
        } catch (IOException | UncheckedIOException closed) {
            // One end is gone: so is the other.
        }
    }

    private static void write(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
