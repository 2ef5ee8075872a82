package io.guichet.ticket.channel.email;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How mailboxes are emptied. */
@ConfigMapping(prefix = "guichet.ticket.mail")
public interface MailConfig {

    /** Whether this replica fetches; several may, each mail is taken once. */
    @WithDefault("true")
    boolean fetch();

    /** How often to look where the server cannot tell of new mail (no IDLE): a mail is a ticket within five seconds. */
    @WithDefault("PT3S")
    Duration poll();

    /** IDLE is renewed this often: within the 29 minutes of RFC 2177 and the memory of most firewalls. */
    @WithDefault("PT4M")
    Duration idle();

    /** How soon a new mailbox, or a changed one, is noticed. */
    @WithDefault("PT5S")
    Duration refresh();

    /** After a failure the server is left alone for twice as long each time, up to this. */
    @WithDefault("PT1M")
    Duration longestPause();

    /**
     * A larger mail is kept by its header only and listed as failed, in bytes; so is one that half of the heap has no room
     * for.
     */
    @WithDefault("52428800")
    int largest();

    /** A mail that takes longer to read is listed as failed. */
    @WithDefault("PT20S")
    Duration longestReading();

    /** A mail that the server gives in no attempt for so long, while it gives others, is listed as failed. */
    @WithDefault("PT6H")
    Duration giveUp();

    /** Who writes more mails in an hour than people do is sent no automatic answer. */
    @WithDefault("20")
    int mostPerHour();

    /** Who writes the same text more often in an hour is a machine that answers a machine. */
    @WithDefault("30")
    int mostRepeated();
}
