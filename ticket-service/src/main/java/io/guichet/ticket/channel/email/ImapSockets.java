package io.guichet.ticket.channel.email;

import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.channel.email.Mailbox.Encryption;

/** Connects to an IMAP server, encrypted as the mailbox says, and guards what comes from it. */
final class ImapSockets extends SocketFactory {

    private static final int LONGEST_LINE = 8 * 1024;

    private final Encryption encryption;
    private final String host;
    private final SSLSocketFactory secure;
    private final Duration patience;

    /** {@code patience}: how long until the connection is encrypted. */
    ImapSockets(Encryption encryption, String host, SSLSocketFactory secure, Duration patience) {
        this.encryption = encryption;
        this.host = host;
        this.secure = secure;
        this.patience = patience;
    }

    @Override
    public Socket createSocket() {
        return new Guarded();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("The mail library connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("The mail library connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("The mail library connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("The mail library connects by itself");
    }

    /** What the library takes for a plain connection. */
    private final class Guarded extends Socket {

        private Socket inner = new Socket();
        private @Nullable ImapGuard guard;

        @Override
        public void connect(SocketAddress server, int timeout) throws IOException {
            inner.connect(server, timeout);
            var usual = inner.getSoTimeout();
            inner.setSoTimeout((int) patience.toMillis());
            var greeting = new byte[0];
            if (encryption == Encryption.STARTTLS) {
                askForTls();
                // What was said in clear counts for nothing.
                greeting = "* OK encrypted\r\n".getBytes(StandardCharsets.US_ASCII);
            }
            if (encryption != Encryption.NONE) {
                encrypt();
            }
            inner.setSoTimeout(usual);
            guard = new ImapGuard(new SequenceInputStream(new ByteArrayInputStream(greeting), inner.getInputStream()));
        }

        @Override
        public void connect(SocketAddress server) throws IOException {
            connect(server, (int) patience.toMillis());
        }

        private void encrypt() throws IOException {
            var encrypted = (SSLSocket) secure.createSocket(inner, host, inner.getPort(), true);
            inner = encrypted;
            var parameters = encrypted.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            encrypted.setSSLParameters(parameters);
            encrypted.startHandshake();
        }

        private void askForTls() throws IOException {
            var in = inner.getInputStream();
            require(line(in).startsWith("* OK"), "greets with something else than OK");
            var out = inner.getOutputStream();
            out.write("g STARTTLS\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            var answer = line(in);
            while (answer.startsWith("* ")) {
                answer = line(in);
            }
            require(answer.startsWith("g OK"), "cannot encrypt: " + answer);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            if (guard == null) {
                throw new SocketException("Not connected");
            }
            return guard;
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(inner.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int from, int count) throws IOException {
                    if (guard != null) {
                        guard.asked();
                    }
                    out.write(bytes, from, count);
                }
            };
        }

        @Override
        public void setSoTimeout(int millis) throws SocketException {
            inner.setSoTimeout(millis);
        }

        @Override
        public int getSoTimeout() throws SocketException {
            return inner.getSoTimeout();
        }

        @Override
        public void setTcpNoDelay(boolean on) throws SocketException {
            inner.setTcpNoDelay(on);
        }

        @Override
        public boolean isConnected() {
            return inner.isConnected();
        }

        @Override
        public boolean isClosed() {
            return inner.isClosed();
        }

        @Override
        public SocketAddress getLocalSocketAddress() {
            return inner.getLocalSocketAddress();
        }

        @Override
        public void close() throws IOException {
            inner.close();
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var one = in.read(); one >= 0 && one != '\n'; one = in.read()) {
            line.append((char) one);
            require(line.length() <= LONGEST_LINE, "sends a line that does not end");
        }
        return line.toString().strip();
    }

    private static void require(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new IOException("The mail server " + otherwise);
        }
    }
}
