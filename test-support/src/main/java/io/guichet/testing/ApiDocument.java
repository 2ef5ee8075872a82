package io.guichet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The OpenAPI documents under {@code docs/api}, which people read and clients are made from: each is what its service
 * serves today.
 *
 * <p>
 * {@code -Dgolden.update=true} writes them anew; the difference is then read, and judged, in the commit.
 */
public final class ApiDocument {

    private ApiDocument() {}

    /** The stored document of a service, for example {@code ticket}, equals the served one, in YAML. */
    public static void isStored(String service, String served) {
        var stored = Path.of(System.getProperty("guichet.root", ".."), "docs", "api", service + ".yaml");
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(stored.getParent());
                Files.writeString(stored, served);
            }
            assertThat(stored).as("the API document of %s (write it with -Dgolden.update=true)", service).exists();
            assertThat(served).as("the API document of %s (write it with -Dgolden.update=true)", service)
                    .isEqualTo(Files.readString(stored));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + stored, failure);
        }
    }
}
