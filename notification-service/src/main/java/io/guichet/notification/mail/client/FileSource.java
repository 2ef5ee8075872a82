package io.guichet.notification.mail.client;

import java.time.Duration;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/** Has files from ticket-service, by the links that it signed, as a stream to the disk. */
@Singleton
public class FileSource {

    private static final int OK = 200;
    private static final String TOO_SLOW = "reading the files takes too long";

    private final Vertx vertx;
    private final HttpClient http;
    private final FileConfig config;

    public FileSource(Vertx vertx, FileConfig config) {
        this.vertx = vertx;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) config.patience().toMillis())
                .setIdleTimeout((int) config.patience().toSeconds()));
        this.config = config;
    }

    @PreDestroy
    public void close() {
        http.close();
    }

    /**
     * Copies what a signed path leads to into a file; fails with {@link FileRefused} when it is not given, and when it is
     * not there whole in the time that is left, however lively the server.
     *
     * @param left in milliseconds
     */
    public Future<Void> download(String path, String file, long left) {
        if (left <= 0) {
            return Future.failedFuture(TOO_SLOW);
        }
        var options = new RequestOptions().setMethod(HttpMethod.GET).setTimeout(left)
                .setAbsoluteURI(config.source().toString().replaceAll("/+$", "") + path);
        return http.request(options).compose(request -> {
            var end = vertx.setTimer(left, late -> request.reset());
            return request.send().compose(response -> {
                // Nothing of the content may pass by before its way is laid.
                response.pause();
                return keep(response, file);
            }).onComplete(done -> vertx.cancelTimer(end));
        });
    }

    /** How long reading all the files of a mail may take. */
    public Duration patience() {
        return config.patience();
    }

    private Future<Void> keep(HttpClientResponse response, String file) {
        if (response.statusCode() != OK) {
            response.resume();
            return Future.failedFuture(new FileRefused(response.statusCode()));
        }
        return vertx.fileSystem().open(file, new OpenOptions().setTruncateExisting(true)).compose(response::pipeTo);
    }
}
