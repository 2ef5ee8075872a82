package io.guichet.notification.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;

/** Hands letters to the mail server. */
@Singleton
public class SmtpServer {

    /** Below the lease of two minutes, after which another replica may try it, by what recording an attempt takes. */
    private static final Duration LONGEST = Duration.ofSeconds(110);

    private final MailClient client;
    private final EnclosedFiles files;
    private final SmtpConfig config;
    private final Clock clock;

    /**
     * With a client of its own: the one that Quarkus configures has no time-out for a server that falls silent, and
     * each such server would keep one of its connections for ever.
     */
    SmtpServer(Vertx vertx, EnclosedFiles files, SmtpConfig config, Clock clock) {
        verify(config, files);
        this.files = files;
        this.client = MailClient.create(vertx, options(config));
        this.config = config;
        this.clock = clock;
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /** Never fails: what goes wrong is an outcome. */
    public Uni<Attempt> send(Letter letter) {
        return Uni.createFrom().completionStage(() -> {
            var latest = clock.millis() + config.longest().toMillis();
            return files.fetch(Objects.requireNonNullElse(letter.enclosures(), List.of()))
                    .compose(fetched -> send(letter, fetched, latest))
                    .toCompletionStage();
        }).map(SmtpServer::taken).onFailure().recoverWithItem(SmtpFailures::attempt);
    }

    /** In what reading the files has left of the time: at its end somebody else may begin. */
    private Future<MailResult> send(Letter letter, FetchedFiles fetched, long latest) {
        return client.sendMail(message(letter, fetched))
                .timeout(Math.max(1, latest - clock.millis()), TimeUnit.MILLISECONDS)
                .eventually(fetched::discard);
    }

    private static void verify(SmtpConfig config, EnclosedFiles files) {
        if (config.longest().compareTo(LONGEST) > 0 || files.patience().compareTo(config.longest()) >= 0) {
            throw new IllegalArgumentException(
                    "guichet.smtp.longest is %s and must be at most %s; guichet.mail.files.patience is %s and must be less"
                            .formatted(config.longest(), LONGEST, files.patience()));
        }
    }

    private static Attempt taken(MailResult result) {
        return new Attempt.Taken();
    }

    private MailMessage message(Letter letter, FetchedFiles fetched) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        headers.addAll(Headers.of(letter, clock.instant()));
        // From and To are those of the SMTP envelope; what people see is in the headers, encoded by ourselves.
        var message = new MailMessage()
                .setFrom(letter.from().address())
                .setTo(letter.to())
                .setHeaders(headers)
                .setText(letter.text())
                .setHtml(letter.html());
        var parts = fetched.all().stream().collect(Collectors.partitioningBy(SmtpServer::isInline,
                Collectors.mapping(SmtpServer::part, Collectors.toList())));
        var inline = parts.getOrDefault(true, List.of());
        var attached = parts.getOrDefault(false, List.of());
        if (!inline.isEmpty()) {
            message.setInlineAttachment(inline);
        }
        return attached.isEmpty() ? message : message.setAttachment(attached);
    }

    private static boolean isInline(FetchedFiles.OnDisk file) {
        return file.enclosure().contentId() != null;
    }

    private static MailAttachment part(FetchedFiles.OnDisk file) {
        var enclosure = file.enclosure();
        var part = MailAttachment.create().setContentType(enclosure.contentType())
                .setStream(file.content()).setSize(Math.toIntExact(enclosure.size()));
        return enclosure.contentId() == null
                ? part.setDisposition(Headers.attachment(enclosure.filename()))
                : part.setDisposition(Headers.inline(enclosure.filename()))
                        .setContentId("<" + enclosure.contentId() + ">");
    }

    private static MailConfig options(SmtpConfig config) {
        var options = new MailConfig()
                .setHostname(config.host())
                .setPort(config.port())
                .setSsl(config.tls())
                .setStarttls(config.startTls())
                .setMaxPoolSize(config.connections())
                .setConnectTimeout((int) config.patience().toMillis())
                .setIdleTimeout((int) config.patience().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                // Shorter than the time-out, so that an idle connection says goodbye before it is cut.
                .setKeepAliveTimeout((int) config.patience().toMillis() / 3)
                .setKeepAliveTimeoutUnit(TimeUnit.MILLISECONDS)
                .setPoolCleanerPeriod(1)
                // Whoever sends DATA along with the recipient may be told to go on although the recipient was refused
                // (RFC 2920); the client then says goodbye amid what is read as a mail, and the connection is lost.
                .setPipelining(false)
                .setLogin(config.user().isPresent() ? LoginOption.REQUIRED : LoginOption.DISABLED);
        config.user().ifPresent(options::setUsername);
        config.password().ifPresent(options::setPassword);
        config.greetsAs().ifPresent(options::setOwnHostname);
        return options;
    }
}
