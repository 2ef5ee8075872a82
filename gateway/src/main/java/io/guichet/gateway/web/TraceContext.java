package io.guichet.gateway.web;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The W3C trace context: what a request causes is found under one id in every service's log, collector or not. */
final class TraceContext {

    static final String HEADER = "traceparent";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    private TraceContext() {}

    /** A trace that begins here and that nobody has asked to record. */
    static String fresh() {
        return "00-" + hex(TRACE_BYTES) + "-" + hex(SPAN_BYTES) + "-00";
    }

    private static String hex(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
