package io.guichet.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** The gateway does not depend on this module, but speaks for the same API: a client needs one list of problems. */
class GatewayProblemsTest {

    private static final Path PROBLEMS = Path.of(System.getProperty("guichet.root"),
            "gateway/src/main/java/io/guichet/gateway/web/Problem.java");
    private static final Pattern PROBLEM = Pattern.compile("new Problem\\(\"([a-z-]+)\", (\\d+), \"([^\"]+)\"");

    @Test
    void what_the_gateway_answers_is_listed_here() throws IOException {
        var known = Arrays.stream(ProblemType.values())
                .map(type -> type.urn().replace("urn:guichet:problem:", "") + " " + type.status() + " " + type.title())
                .toList();

        var answered = PROBLEM.matcher(Files.readString(PROBLEMS)).results()
                .map(problem -> problem.group(1) + " " + problem.group(2) + " " + problem.group(3)).toList();

        assertThat(answered).hasSizeGreaterThan(5).isSubsetOf(known);
    }
}
