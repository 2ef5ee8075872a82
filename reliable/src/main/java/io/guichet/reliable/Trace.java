package io.guichet.reliable;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

import io.guichet.events.Cause;
import io.opentelemetry.api.trace.Span;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;

/**
 * The trace of what is going on, carried from the request or the event that came in to the events that follow from it,
 * whether or not traces are collected; in the format of
 * <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>, level 1.
 */
public final class Trace {

    /** The header of requests. */
    public static final String HEADER = "traceparent";

    private static final String LOG_KEY = "traceId";
    private static final String TICKET_KEY = "ticket";
    private static final Pattern FORM = Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private Trace() {}

    /**
     * From here on, what goes on belongs to this trace; to none, when it is absent or malformed. Its id stands in the
     * log. Without effect outside a request or a handler, where it would never end.
     */
    public static void resume(@Nullable String traceparent) {
        if (!VertxContext.isOnDuplicatedContext()) {
            return;
        }
        var form = traceparent == null ? null : FORM.matcher(traceparent);
        if (form != null && form.matches()) {
            ContextLocals.put(HEADER, form.group());
            MDC.put(LOG_KEY, form.group(1));
        } else {
            ContextLocals.remove(HEADER);
            MDC.remove(LOG_KEY);
        }
    }

    /** From here on, what goes on concerns this ticket, as the log shows; none, when absent. */
    public static void concern(@Nullable String ticket) {
        if (!VertxContext.isOnDuplicatedContext()) {
            return;
        }
        if (ticket == null) {
            MDC.remove(TICKET_KEY);
        } else {
            MDC.put(TICKET_KEY, ticket);
        }
    }

    /** Does the work as a part of this trace, on behalf of this ticket, and leaves both when it is done. */
    public static <T> Uni<T> during(@Nullable String traceparent, @Nullable String ticket, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            resume(traceparent);
            concern(ticket);
            return work.get();
        }).onTermination().invoke(() -> {
            resume(null);
            concern(null);
        });
    }

    /**
     * What an event that happens now is to carry: the trace that is recorded, or else the one that was resumed, or else
     * one that begins here and is the same for everything with this cause.
     */
    static String parentOf(Cause cause) {
        var span = Span.current().getSpanContext();
        if (span.isValid()) {
            return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex();
        }
        return resumed().orElseGet(() -> begun(cause.by()));
    }

    private static Optional<String> resumed() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(HEADER) : Optional.empty();
    }

    private static String begun(String cause) {
        var id = UUID.nameUUIDFromBytes(cause.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
        return "00-" + id + "-" + id.substring(0, 16) + "-00";
    }
}
