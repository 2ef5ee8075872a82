package io.guichet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Every endpoint of a service as every profile. A row of the table is {@code METHOD path body | statuses}: {@code {0}}
 * stands for an id that nothing has, an apostrophe for a quotation mark; the statuses are those that {@link #CALLERS}
 * get, in that order.
 */
public final class EndpointWalk {

    /** People of the six profiles, a customer, and clients that may read tickets or administer. */
    private static final Map<String, Supplier<String>> CALLERS = callers();
    private static final String NOBODY = "00000000-0000-7000-8000-00000000dead";
    private static final Pattern PATH = Pattern.compile("  /api/v1(/\\S+):");
    private static final Pattern METHOD = Pattern.compile("    (get|put|post|delete|patch):");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI api;

    /**
     * Walks through a service.
     *
     * @param port where the service listens
     */
    public EndpointWalk(int port) {
        api = URI.create("http://localhost:" + port + "/api/v1");
    }

    private static Map<String, Supplier<String>> callers() {
        var callers = new LinkedHashMap<String, Supplier<String>>();
        callers.put("administrator", () -> DirectoryFixtures.token(DirectoryFixtures.ALICE));
        callers.put("supervisor", () -> DirectoryFixtures.token(DirectoryFixtures.GRACE));
        callers.put("manager", () -> DirectoryFixtures.token(DirectoryFixtures.HUGO));
        callers.put("agent", () -> DirectoryFixtures.token(DirectoryFixtures.BRUNO));
        callers.put("light agent", () -> DirectoryFixtures.token(DirectoryFixtures.EMMA));
        callers.put("beginner", () -> DirectoryFixtures.token(DirectoryFixtures.FARID));
        callers.put("customer", () -> Tokens.customer("claire@client.example"));
        callers.put("reader", () -> Tokens.client("reader", "tickets:read"));
        callers.put("setup", () -> Tokens.client("setup", "administration"));
        return callers;
    }

    /** The statuses that the request gets, by caller. */
    public String statuses(String request) {
        return CALLERS.values().stream().map(token -> send(request, token.get())).collect(Collectors.joining(" "));
    }

    private String send(String request, String token) {
        var parts = request.replace("{0}", NOBODY).split(" ", 3);
        var body = parts.length < 3
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(parts[2].replace('\'', '"'));
        var type = parts[1].endsWith(":import") ? "text/calendar" : "application/json";
        try {
            var status = client.send(HttpRequest.newBuilder(URI.create(api + parts[1])).method(parts[0], body)
                    .header("Authorization", "Bearer " + token).header("If-Match", "*").header("Content-Type", type)
                    // A stream is asked once, and not read.
                    .build(), HttpResponse.BodyHandlers.ofInputStream());
            status.body().close();
            assertThat(status.statusCode()).as(request).isLessThan(500);
            return Integer.toString(status.statusCode());
        } catch (IOException failure) {
            throw new AssertionError("No answer to " + request, failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /** Each operation of the stored API document of a service is asked for by a row of the table. */
    public static void covers(String service, List<String> rows) {
        var walked = rows.stream().map(row -> row.strip().split("[ ?|]+", 3)).map(row -> row[0] + " " + row[1])
                .toList();
        assertThat(operations(service)).isNotEmpty().allSatisfy(operation -> assertThat(walked).as(operation)
                .anyMatch(Pattern.compile(operation.replaceAll("\\{[^}]+}", "[^/:]+")).asMatchPredicate()));
    }

    private static List<String> operations(String service) {
        var found = new ArrayList<String>();
        var path = "";
        for (var line : lines(Path.of(System.getProperty("guichet.root", ".."), "docs", "api", service + ".yaml"))) {
            var place = PATH.matcher(line);
            var method = METHOD.matcher(line);
            if (place.matches()) {
                path = place.group(1);
            } else if (method.matches()) {
                found.add(method.group(1).toUpperCase(Locale.ROOT) + " " + path);
            }
        }
        return found;
    }

    private static List<String> lines(Path document) {
        try {
            return Files.readAllLines(document);
        } catch (IOException failure) {
            throw new AssertionError("Cannot read " + document, failure);
        }
    }
}
