package io.guichet.gateway.upstream;

import java.util.Locale;

/** The services behind the gateway. */
public enum Upstream {
    TICKET, ROUTING, SLA, NOTIFICATION, KB;

    /** The name that a reader of a problem or a log knows it by, for example {@code ticket}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
