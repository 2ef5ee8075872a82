package io.guichet.testing;

import java.net.URI;

import org.eclipse.microprofile.config.ConfigProvider;

/** The port at which the service under test tells its health and metrics, apart from that of its users. */
public final class Management {

    private Management() {}

    /** For example {@code health/ready} or {@code metrics}. */
    public static URI uri(String name) {
        return URI.create(ConfigProvider.getConfig().getValue("test.management.url", String.class) + "/" + name);
    }
}
