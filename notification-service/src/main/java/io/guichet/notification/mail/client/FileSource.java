package io.guichet.notification.mail.client;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/** Has files from ticket-service, by the links that it signed, as a stream to the disk. */
@Singleton
public class FileSource {

    private static final int OK = 200;

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

    /** Copies what a signed path leads to into a file; fails with {@link FileRefused} when it is not given. */
    public Future<Void> download(String path, String file) {
        var options = new RequestOptions().setMethod(HttpMethod.GET).setTimeout(config.patience().toMillis())
                .setAbsoluteURI(config.source().toString().replaceAll("/+$", "") + path);
        return http.request(options).compose(HttpClientRequest::send).compose(response -> {
            // Nothing of the content may pass by before its way is laid.
            response.pause();
            return keep(response, file);
        });
    }

    private Future<Void> keep(HttpClientResponse response, String file) {
        if (response.statusCode() != OK) {
            response.resume();
            return Future.failedFuture(new FileRefused(response.statusCode()));
        }
        return vertx.fileSystem().open(file, new OpenOptions().setTruncateExisting(true)).compose(response::pipeTo);
    }
}
