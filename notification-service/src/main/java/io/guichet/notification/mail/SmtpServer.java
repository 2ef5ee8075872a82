package io.guichet.notification.mail;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
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

    private final MailClient client;
    private final EnclosedFiles files;
    private final SmtpConfig config;
    private final Clock clock;

    /**
     * With a client of its own: the one that Quarkus configures has no time-out for a server that falls silent, and
     * each such server would keep one of its connections for ever.
     */
    SmtpServer(Vertx vertx, EnclosedFiles files, SmtpConfig config, Clock clock) {
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
        return Uni.createFrom().completionStage(() -> files
                .fetch(Objects.requireNonNullElse(letter.enclosures(), List.of()))
                .compose(fetched -> client.sendMail(message(letter, fetched))
                        .timeout(config.longest().toMillis(), TimeUnit.MILLISECONDS)
                        .eventually(fetched::discard))
                .toCompletionStage())
                .map(SmtpServer::taken)
                .onFailure().recoverWithItem(SmtpFailures::attempt);
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
        return fetched.all().isEmpty()
                ? message
                : message.setAttachment(fetched.all().stream().map(SmtpServer::attachment).toList());
    }

    private static MailAttachment attachment(FetchedFiles.OnDisk file) {
        var enclosure = file.enclosure();
        return MailAttachment.create().setContentType(enclosure.contentType())
                .setDisposition(Headers.attachment(enclosure.filename()))
                .setStream(file.content()).setSize(Math.toIntExact(enclosure.size()));
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
                .setLogin(config.user().isPresent() ? LoginOption.REQUIRED : LoginOption.DISABLED);
        config.user().ifPresent(options::setUsername);
        config.password().ifPresent(options::setPassword);
        config.greetsAs().ifPresent(options::setOwnHostname);
        return options;
    }
}
