package io.guichet.ticket.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.core.HttpHeaders;

import io.guichet.events.TicketEvent.Attachment;

/** How files go out, whoever reads them. */
final class Downloads {

    private Downloads() {}

    /** Whatever it is: it is saved, not shown, and where it is shown after all it may do nothing. */
    static Map<String, List<String>> headers(Attachment file) {
        var name = URLEncoder.encode(file.filename(), StandardCharsets.UTF_8).replace("+", "%20");
        return Map.of(
                HttpHeaders.CONTENT_TYPE, List.of(file.contentType()),
                HttpHeaders.CONTENT_LENGTH, List.of(Long.toString(file.size())),
                HttpHeaders.CONTENT_DISPOSITION, List.of("attachment; filename*=UTF-8''" + name),
                HttpHeaders.ETAG, List.of("\"" + file.sha256() + "\""),
                HttpHeaders.CACHE_CONTROL, List.of("private, max-age=31536000, immutable"),
                "X-Content-Type-Options", List.of("nosniff"),
                "Content-Security-Policy", List.of("default-src 'none'; sandbox"),
                "Repr-Digest", List.of("sha-256=:" + Base64.getEncoder()
                        .encodeToString(HexFormat.of().parseHex(file.sha256())) + ":"));
    }
}
