package io.guichet.gateway.web;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

import org.jboss.logging.MDC;

import io.vertx.ext.web.RoutingContext;

/**
 * The W3C trace context: a request that brings none begins one here, and the services carry it on in their logs and
 * events, whether or not a collector is there.
 */
final class TraceContext {

    static final String HEADER = "traceparent";
    private static final String LOG_KEY = "traceId";
    private static final Pattern FORM = Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    private TraceContext() {}

    /** Makes sure that the request has a trace, and shows its id in our log. */
    static void ensure(RoutingContext request) {
        var headers = request.request().headers();
        var given = headers.get(HEADER);
        var form = FORM.matcher(given == null ? "" : given);
        if (form.matches()) {
            MDC.put(LOG_KEY, form.group(1));
        } else {
            var fresh = fresh();
            headers.set(HEADER, fresh);
            MDC.put(LOG_KEY, fresh.split("-", -1)[1]);
        }
    }

    /** A trace that begins here and that nobody has asked to record. */
    private static String fresh() {
        return "00-" + hex(TRACE_BYTES) + "-" + hex(SPAN_BYTES) + "-00";
    }

    private static String hex(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
