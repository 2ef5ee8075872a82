package io.guichet.notification.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLSocketFactory;

import org.jspecify.annotations.Nullable;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

/** A mail server that does at each step what a test wants; what it is not told it answers as a good server would. */
final class ScriptedSmtp implements AutoCloseable {

    /** What is answered instead of a line. */
    static final String SILENCE = "";
    static final String CLOSE = "close";
    static final String HALF_CLOSE = "half-close";

    /** What is answered to {@code DATA} when no recipient was taken, unless something else is to be. */
    private static final String NOBODY = "503 5.5.1 no valid recipients";

    /** The steps of handing over a mail. */
    enum Step {
        GREETING("220 scripted.example ESMTP"),
        EHLO("250 scripted.example"),
        HELO("250 scripted.example"),
        STARTTLS("220 go on"),
        AUTH("235 welcome"),
        MAIL("250 ok"),
        RCPT("250 ok"),
        DATA("354 go on"),
        DOT("250 taken"),
        RSET("250 ok"),
        QUIT("221 bye");

        private final String usual;

        Step(String usual) {
            this.usual = usual;
        }
    }

    private final ServerSocket server;
    private final Map<Step, Deque<String>> script = new EnumMap<>(Step.class);
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private volatile List<String> offers = List.of();
    private volatile @Nullable SSLSocketFactory secure;

    ScriptedSmtp() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** What it answers at a step, one after the other; from then on as usual. */
    @CanIgnoreReturnValue
    synchronized ScriptedSmtp answers(Step step, String... lines) {
        script.put(step, new ArrayDeque<>(List.of(lines)));
        return this;
    }

    /** What it says in answer to {@code EHLO} that it can do. */
    @CanIgnoreReturnValue
    ScriptedSmtp offers(String... capabilities) {
        offers = List.of(capabilities);
        return this;
    }

    /** What it talks through once {@code STARTTLS} was asked for. */
    @CanIgnoreReturnValue
    ScriptedSmtp secures(SSLSocketFactory sockets) {
        secure = sockets;
        return this;
    }

    /** The mails whose last line it has seen, whatever it answered. */
    List<String> seen() {
        return taken;
    }

    /** How many times somebody connected. */
    int connections() {
        return clients.size();
    }

    /** Closes what is open, whatever it was about. */
    void hangUp() {
        for (var client : clients) {
            try {
                client.close();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                clients.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            if (answer(client, Step.GREETING, next(Step.GREETING))) {
                talk(client);
            }
        } catch (IOException gone) {
            // The client has left.
        }
    }

    private void talk(Socket client) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        var open = true;
        var recipients = false;
        for (var line = lines.readLine(); open && line != null; line = lines.readLine()) {
            var step = Step.valueOf(line.replaceFirst("[ :].*", "").toUpperCase(Locale.ROOT));
            var answer = step == Step.DATA && !recipients && !isPlanned(step) ? NOBODY : next(step);
            open = answer(client, step, answer) && step != Step.QUIT;
            recipients = step == Step.RCPT ? answer.startsWith("2") : recipients && step != Step.MAIL;
            if (open && answer.startsWith("354")) {
                taken.add(mail(lines));
                open = answer(client, Step.DOT, next(Step.DOT));
            }
            if (step == Step.STARTTLS && secure != null) {
                talk(secure.createSocket(client, InputStream.nullInputStream(), true));
                return;
            }
        }
    }

    private static String mail(BufferedReader lines) throws IOException {
        var mail = new StringBuilder();
        for (var line = lines.readLine(); line != null && !line.equals("."); line = lines.readLine()) {
            mail.append(line).append('\n');
        }
        return mail.toString();
    }

    /** Whether the conversation goes on. */
    private boolean answer(Socket client, Step step, String line) throws IOException {
        switch (line) {
            case SILENCE -> {
                return client.getInputStream().read() >= 0;
            }
            case CLOSE -> {
                return false;
            }
            case HALF_CLOSE -> {
                client.shutdownOutput();
                return client.getInputStream().read() >= 0;
            }
            default -> write(client, step == Step.EHLO && line.startsWith("250") ? capabilities(line) : line);
        }
        return true;
    }

    private synchronized boolean isPlanned(Step step) {
        var planned = script.get(step);
        return planned != null && !planned.isEmpty();
    }

    private synchronized String next(Step step) {
        var planned = script.get(step);
        return planned == null || planned.isEmpty() ? step.usual : planned.removeFirst();
    }

    private String capabilities(String first) {
        var lines = new StringBuilder(first.replaceFirst(" ", offers.isEmpty() ? " " : "-"));
        for (var at = 0; at < offers.size(); at++) {
            lines.append("\r\n250").append(at == offers.size() - 1 ? ' ' : '-').append(offers.get(at));
        }
        return lines.toString();
    }

    private static void write(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
    }
}
