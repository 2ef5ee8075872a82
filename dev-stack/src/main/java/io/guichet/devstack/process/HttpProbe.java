package io.guichet.devstack.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks over HTTP whether something is there. */
public final class HttpProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE).build();

    private HttpProbe() {}

    /** True if the service with this management port is ready for requests. */
    public static boolean isReady(int managementPort) {
        return isOk(URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready"));
    }

    /** True if a GET answers 200. */
    public static boolean isOk(URI uri) {
        try {
            var request = HttpRequest.newBuilder(uri).timeout(PATIENCE).GET().build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
