package io.guichet.ticket.attachment;

import java.time.Duration;
import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What may be attached. */
@ConfigMapping(prefix = "guichet.ticket.attachment")
public interface AttachmentConfig {

    /** The largest file, in bytes. */
    @WithDefault("26214400")
    long largest();

    /** How long a file that goes with no message is kept. */
    @WithDefault("PT24H")
    Duration orphansKept();

    /** What a file may not be, whatever it is called: programs of a customer's that an agent would run by a click. */
    @WithDefault("application/x-msdownload,application/x-dosexec,application/x-ms-installer,application/x-msi")
    Set<String> refusedTypes();
}
