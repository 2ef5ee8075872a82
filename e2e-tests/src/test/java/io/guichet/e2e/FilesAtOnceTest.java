package io.guichet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.restassured.path.json.JsonPath;

/** Files of the largest size, more of them at once than there is memory for: all services have 192 MB. */
class FilesAtOnceTest {

    private static final int FILES = 8;
    private static final int SIZE = 25 * 1024 * 1024;
    private static final int BEGINNING = 64 * 1024;

    private final Installation guichet = Installation.shared();

    @Test
    void large_files_that_come_and_go_slowly_are_never_whole_in_memory() throws Exception {
        var before = processes();

        var files = upload();
        download(files);

        assertThat(files).extracting(file -> file.getInt("size")).containsOnly(SIZE);
        assertThat(files).extracting(file -> file.getString("sha256")).doesNotHaveDuplicates().hasSize(FILES);
        assertThat(processes()).isEqualTo(before);
    }

    /** Each of them is halfway when the others are; what became of them, in their order. */
    private List<JsonPath> upload() throws Exception {
        var token = guichet.tokenOf("alice");
        var halfway = new CountDownLatch(FILES);
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = IntStream.range(0, FILES)
                    .mapToObj(number -> senders.submit(() -> upload(number, token, halfway))).toList();
            var kept = new ArrayList<JsonPath>();
            for (var one : sent) {
                kept.add(one.get());
            }
            return kept;
        }
    }

    private JsonPath upload(int number, String token, CountDownLatch halfway)
            throws IOException, InterruptedException {
        var body = BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> new Dictated(number, halfway)),
                SIZE);
        // Each with its own client: one that waits keeps no other from sending.
        try (var http = client()) {
            var answer = http.send(request("?filename=large-" + number + ".bin", token)
                    .header("Content-Type", "application/octet-stream").POST(body).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            return JsonPath.from(answer.body());
        }
    }

    /** All have begun, and none goes on, when the first is read to its end. */
    private void download(List<JsonPath> files) throws Exception {
        var token = guichet.tokenOf("alice");
        try (var http = client()) {
            var streams = new ArrayList<DigestInputStream>();
            for (var file : files) {
                var answer = http.send(request("/" + file.getString("id"), token).build(),
                        BodyHandlers.ofInputStream());
                assertThat(answer.statusCode()).isEqualTo(200);
                var stream = new DigestInputStream(answer.body(), MessageDigest.getInstance("SHA-256"));
                assertThat(stream.readNBytes(BEGINNING)).hasSize(BEGINNING);
                streams.add(stream);
            }
            guichet.as("alice").get("/tickets?limit=1").then().statusCode(200);
            for (var place = 0; place < FILES; place++) {
                assertThat(digestOfAll(streams.get(place))).isEqualTo(files.get(place).getString("sha256"));
            }
        }
    }

    private static String digestOfAll(DigestInputStream begun) throws IOException {
        try (begun) {
            assertThat(begun.transferTo(OutputStream.nullOutputStream())).isEqualTo(SIZE - BEGINNING);
            return HexFormat.of().formatHex(begun.getMessageDigest().digest());
        }
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(guichet.url() + "/api/v1/attachments" + path)).header("Authorization",
                "Bearer " + token);
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private List<Long> processes() {
        return Stream.of("gateway", "ticket").map(name -> guichet.service(name).process().orElseThrow().pid())
                .toList();
    }

    /** A file of which the second half comes when the first halves of all are there. */
    private static final class Dictated extends InputStream {

        private final int number;
        private final CountDownLatch halfway;
        private int place;

        Dictated(int number, CountDownLatch halfway) {
            this.number = number;
            this.halfway = halfway;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (place == SIZE) {
                return -1;
            }
            if (place == SIZE / 2) {
                awaitOthers();
            }
            var end = place < SIZE / 2 ? SIZE / 2 : SIZE;
            var most = Math.min(length, end - place);
            for (var next = 0; next < most; next++) {
                into[from + next] = (byte) ((place + next) * 31 + number);
            }
            place += most;
            return most;
        }

        private void awaitOthers() throws IOException {
            halfway.countDown();
            try {
                if (!halfway.await(1, TimeUnit.MINUTES)) {
                    throw new IOException("The others are not halfway");
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }
    }
}
