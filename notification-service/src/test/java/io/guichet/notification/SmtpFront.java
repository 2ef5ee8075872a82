package io.guichet.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Stands before the real mail server: may be shut, and answers for some recipients what a test wants. */
final class SmtpFront {

    private static final SmtpFront SHARED = new SmtpFront();

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket server;

    static SmtpFront shared() {
        return SHARED;
    }

    synchronized void open() {
        if (server == null) {
            try {
                var opened = new ServerSocket(setting("guichet.smtp.port"), 50, InetAddress.getLoopbackAddress());
                server = opened;
                Thread.ofVirtual().start(() -> accept(opened));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    synchronized void shut() {
        try {
            if (server != null) {
                server.close();
                server = null;
            }
            for (var connection : connections) {
                connection.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What a recipient's {@code RCPT} is answered, for example {@code 550 no such user}; nothing at all if empty. */
    void answer(String recipient, String line) {
        answers.put(recipient, line);
    }

    void forget(String recipient) {
        answers.remove(recipient);
    }

    private void accept(ServerSocket at) {
        while (!at.isClosed()) {
            try {
                var client = at.accept();
                connections.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException shut) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client; var upstream = new Socket(InetAddress.getLoopbackAddress(), setting("GUICHET_SMTP_PORT"))) {
            Thread.ofVirtual().start(() -> copy(upstream, client));
            relay(client, upstream.getOutputStream());
        } catch (IOException gone) {
            // Either side has left, as is their right.
        } finally {
            connections.remove(client);
        }
    }

    private void relay(Socket client, OutputStream upstream) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var answer = answerTo(line);
            if (answer == null) {
                write(upstream, line);
            } else if (!answer.isEmpty()) {
                write(client.getOutputStream(), answer);
            }
        }
    }

    private static void write(OutputStream to, String line) throws IOException {
        to.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        to.flush();
    }

    private @Nullable String answerTo(String line) {
        return line.toUpperCase(Locale.ROOT).startsWith("RCPT TO:<")
                ? answers.get(line.substring(line.indexOf('<') + 1, line.lastIndexOf('>')))
                : null;
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.close();
        } catch (IOException gone) {
            // As above.
        }
    }

    private static int setting(String name) {
        return ConfigProvider.getConfig().getValue(name, Integer.class);
    }
}
