package io.guichet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/**
 * Samples that are kept under {@code src/test/resources/golden} and compared with what the code makes today.
 *
 * <p>
 * {@code -Dgolden.update=true} writes them anew; the difference is then read, and judged, in the commit.
 */
public final class Golden {

    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private Golden() {}

    /** The text equals the sample of this name, for example {@code mail/acknowledgement.txt}. */
    public static void text(String name, String actual) {
        var sample = FOLDER.resolve(name);
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(sample.toAbsolutePath().getParent());
                Files.writeString(sample, actual);
            }
            assertThat(sample).as("the sample %s (write it with -Dgolden.update=true)", name).exists();
            assertThat(actual).as(name).isEqualTo(Files.readString(sample));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read the sample " + sample, failure);
        }
    }

    /** The JSON document equals the sample of this name, whatever the white space. */
    public static void json(String name, String actual) {
        try {
            var pretty = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(actual));
            text(name, pretty + "\n");
        } catch (JsonProcessingException failure) {
            throw new AssertionError(name + " is not JSON: " + failure.getOriginalMessage(), failure);
        }
    }
}
