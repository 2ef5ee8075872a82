package io.guichet.ticket.channel.email;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

import io.guichet.ticket.channel.email.Mailbox.Encryption;

/** Stands before a real IMAP server, and encrypts; its certificate is for a name that the caller says. */
final class SecureImap implements AutoCloseable {

    private static final String SECRET = "only for this test";

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int real;
    private final Encryption encryption;
    private final SSLContext context;

    SecureImap(int real, Encryption encryption, String name, Path folder) throws Exception {
        this.real = real;
        this.encryption = encryption;
        this.context = context(folder.resolve(encryption + name + ".p12"), name);
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Trusts this server. */
    SSLSocketFactory factory() {
        return context.getSocketFactory();
    }

    private static SSLContext context(Path store, String name) throws Exception {
        var keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "imap", "-keyalg", "EC", "-storetype", "PKCS12", "-keystore", store.toString(),
                "-storepass", SECRET, "-dname", "CN=" + name, "-ext", "SAN=dns:" + name, "-validity", "2")
                .redirectErrorStream(true).start();
        var said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, SECRET.toCharArray());
        }
        return context(keys);
    }

    private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, SECRET.toCharArray());
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        var certificates = KeyStore.getInstance("PKCS12");
        try {
            certificates.load(null, null);
        } catch (IOException never) {
            throw new IllegalStateException(never);
        }
        certificates.setCertificateEntry("imap", keys.getCertificate("imap"));
        trusted.init(certificates);
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client; var server = new Socket(InetAddress.getLoopbackAddress(), real)) {
            if (encryption == Encryption.STARTTLS) {
                write(client, "* OK I speak in clear");
                var tag = line(client.getInputStream()).split(" ", 2)[0];
                write(client, "* CAPABILITY IMAP4rev1");
                write(client, tag + " OK begin");
            }
            var secure = (SSLSocket) context.getSocketFactory().createSocket(client, null, true);
            if (encryption == Encryption.STARTTLS) {
                var unused = line(server.getInputStream());
            }
            var back = Thread.ofVirtual().start(() -> carry(server, secure));
            carry(secure, server);
            back.join();
        } catch (IOException | InterruptedException over) {
            // The client goes when it has seen enough.
        }
    }

    private static void carry(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // One end is gone: so is the other.
        }
    }

    private static void write(Socket client, String line) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var one = in.read(); one >= 0 && one != '\n'; one = in.read()) {
            line.append((char) one);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
