package io.guichet.notification.mail.client;

import java.net.URI;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The files that go with mails. */
@ConfigMapping(prefix = "guichet.mail.files")
public interface FileConfig {

    /**
     * As many bytes go with one mail, all files together; what does not fit is linked. Encoded it is a third more, and
     * many servers take 20 MB.
     */
    @WithDefault("10485760")
    long together();

    /** ticket-service, which has them. */
    @WithDefault("${GUICHET_TICKET_URL:http://127.0.0.1:8081}")
    URI source();

    /** For all the files of a mail; what is left of {@code guichet.smtp.longest} is for sending it. */
    @WithDefault("PT20S")
    Duration patience();
}
