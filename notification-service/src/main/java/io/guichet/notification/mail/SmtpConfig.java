package io.guichet.notification.mail;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.ext.mail.StartTLSOptions;

/** The server that takes our mails. */
@ConfigMapping(prefix = "guichet.smtp")
interface SmtpConfig {

    @WithDefault("${GUICHET_SMTP_HOST:127.0.0.1}")
    String host();

    @WithDefault("${GUICHET_SMTP_PORT:3025}")
    int port();

    /** Absent where the server knows us by our address. */
    @WithDefault("${GUICHET_SMTP_USER:}")
    Optional<String> user();

    @WithDefault("${GUICHET_SMTP_PASSWORD:}")
    Optional<String> password();

    /** Whether the connection is encrypted from its first byte (port 465). */
    @WithDefault("${GUICHET_SMTP_TLS:false}")
    boolean tls();

    /** Whether it becomes encrypted (port 587): DISABLED, OPTIONAL or REQUIRED. */
    @WithDefault("${GUICHET_SMTP_START_TLS:OPTIONAL}")
    StartTLSOptions startTls();

    /** By what name this host greets the server; its own by default. */
    Optional<String> greetsAs();

    /** As many as mails may be under way at once. */
    @WithDefault("16")
    int connections();

    /** How many mails of each replica may be under way to one domain: a slow one must not hold up the others. */
    @WithDefault("4")
    int perDomain();

    /** How long the server may stay silent. */
    @WithDefault("PT30S")
    Duration patience();

    /** How long a whole mail may take: less than the two minutes after which another replica may try it. */
    @WithDefault("PT90S")
    Duration longest();
}
