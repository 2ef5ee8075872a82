package io.guichet.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpServer;

import io.guichet.notification.mail.Attempt.PutOff;
import io.guichet.notification.mail.Attempt.Refused;
import io.guichet.notification.mail.Attempt.Taken;
import io.guichet.notification.mail.Letter.Enclosure;
import io.guichet.notification.mail.Letter.Heading;
import io.guichet.notification.mail.Letter.Origin;
import io.guichet.notification.mail.Letter.Sender;
import io.guichet.notification.mail.client.FileConfig;
import io.guichet.notification.mail.client.FileSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;

/** Mails with files, from ticket-service to the mail server. */
class EnclosedFilesTest {

    private final Vertx vertx = Vertx.vertx();
    private final ScriptedSmtp smtp = new ScriptedSmtp();
    private final byte[] content = new byte[3_000_001];
    private HttpServer tickets;
    private volatile int status = 200;
    private volatile boolean trickling;
    private @Nullable String contentId;

    @BeforeEach
    void serve() throws IOException {
        new Random(1).nextBytes(content);
        tickets = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        tickets.createContext("/api/v1/shared-files/t0ken", exchange -> {
            exchange.sendResponseHeaders(status, status == 200 ? content.length : -1);
            if (trickling) {
                trickle(exchange.getResponseBody());
            } else if (status == 200) {
                exchange.getResponseBody().write(content);
            }
            exchange.close();
        });
        tickets.start();
    }

    @AfterEach
    void close() throws IOException {
        tickets.stop(0);
        smtp.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_file_arrives_whole_and_the_disk_is_left_as_it_was() throws IOException {
        var before = leftovers();

        assertThat(attempt(hash())).isInstanceOf(Taken.class);

        var mail = smtp.seen().getFirst();
        assertThat(mail).contains("To: claire@client.example\n", "Cc: paul@client.example, anna@client.example\n",
                "Content-Type: application/pdf\n", "filename=\"Relev_ n_ 1.pdf\"",
                "filename*=utf-8''Relev%C3%A9%20n%C2%B0%201.pdf");
        assertThat(mail.substring(0, mail.indexOf("\n\n"))).doesNotContain("Bcc");
        var encoded = mail.substring(mail.indexOf("\n\n", mail.indexOf("filename*=")) + 2);
        assertThat(Base64.getMimeDecoder().decode(encoded.substring(0, encoded.indexOf("\n--")))).isEqualTo(content);
        assertThat(leftovers()).isEqualTo(before);
    }

    @Test
    void a_file_that_cannot_be_had_now_puts_the_mail_off_before_anything_is_said() throws IOException {
        status = 503;

        assertThat(attempt(hash())).isInstanceOfSatisfying(PutOff.class, put -> assertThat(put.unsure()).isFalse());

        assertThat(smtp.seen()).isEmpty();
    }

    @Test
    void a_server_that_never_ends_ends_the_attempt_before_anything_is_said() throws IOException {
        var before = leftovers();
        trickling = true;

        assertThat(attempt(hash())).isInstanceOfSatisfying(PutOff.class, put -> assertThat(put.unsure()).isFalse());

        assertThat(smtp.seen()).isEmpty();
        await().atMost(Duration.ofSeconds(10)).until(() -> leftovers().equals(before));
    }

    @Test
    void an_image_that_the_text_shows_is_part_of_it() {
        contentId = "card@guichet";

        assertThat(attempt(hash())).isInstanceOf(Taken.class);

        assertThat(smtp.seen().getFirst()).contains("multipart/related", "Content-ID: <card@guichet>",
                "Content-Disposition: inline");
    }

    @Test
    void a_file_that_is_gone_or_another_one_ends_it() {
        assertThat(attempt("00")).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.reason()).contains("another file"));
        status = 404;
        assertThat(attempt(hash())).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.reason()).contains("Relevé"));
        assertThat(smtp.seen()).isEmpty();
    }

    /** As long as anybody listens. */
    private void trickle(OutputStream body) throws IOException {
        for (var at = 0; at < content.length; at++) {
            body.write(content[at]);
            body.flush();
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private Attempt attempt(String sha256) {
        var settings = Map.of("guichet.smtp.port", Integer.toString(smtp.port()), "guichet.smtp.host", "127.0.0.1",
                "guichet.smtp.user", "", "guichet.smtp.password", "", "guichet.smtp.tls", "false",
                "guichet.smtp.start-tls", "OPTIONAL", "guichet.smtp.patience", "PT5S", "guichet.smtp.longest",
                "PT30S", "guichet.mail.files.source", address().toString(), "guichet.mail.files.patience", "PT2S");
        var config = new SmallRyeConfigBuilder().withMapping(SmtpConfig.class).withMapping(FileConfig.class)
                .withDefaultValues(settings).build();
        var source = new FileSource(vertx, config.getConfigMapping(FileConfig.class));
        var server = new SmtpServer(vertx, new EnclosedFiles(vertx, source, Clock.systemUTC()),
                config.getConfigMapping(SmtpConfig.class),
                Clock.systemUTC());
        try {
            return server.send(letter(sha256)).await().atMost(Duration.ofSeconds(60));
        } finally {
            server.close();
            source.close();
        }
    }

    private Letter letter(String sha256) {
        return new Letter(new Sender("Support", "support@fr.guichet.example"), "paul@client.example", null,
                "<msg.1@fr.guichet.example>", null, List.of(), Origin.WRITTEN, "Sujet", "Bonjour", "<p>Bonjour</p>",
                null, null)
                .with(new Heading(List.of("claire@client.example"),
                        List.of("paul@client.example", "anna@client.example")),
                        List.of(new Enclosure("/api/v1/shared-files/t0ken", "Relevé n° 1.pdf", "application/pdf",
                                content.length, sha256, contentId)));
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + tickets.getAddress().getPort());
    }

    private String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<String> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("guichet-"))
                    .filter(name -> name.endsWith(".mail")).sorted().toList();
        }
    }
}
