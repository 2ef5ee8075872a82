package io.guichet.notification.web;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.events.NoticeEvent.NoticePosted;
import io.guichet.http.Callers;
import io.guichet.notification.live.LiveEvent;
import io.guichet.notification.live.LiveStream;
import io.guichet.notification.live.LiveStreams;
import io.guichet.notification.notice.NoticeBoard;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** What happens, as it happens. */
@Cancellable(false)
@Path("/api/v1/notifications/stream")
@Tag(name = "Notifications")
class StreamResource {

    private static final String LAST_EVENT_ID = "Last-Event-ID";
    /** A page whose token has expired comes back at once. */
    private static final long COME_BACK_AFTER_MILLIS = 1_000;

    private final LiveStreams streams;
    private final NoticeBoard board;
    private final Callers callers;
    private final JsonWebToken token;

    StreamResource(LiveStreams streams, NoticeBoard board, Callers callers, JsonWebToken token) {
        this.streams = streams;
        this.board = board;
        this.callers = callers;
        this.token = token;
    }

    /**
     * The caller's notices (event {@code notice}) and which tickets have changed (event {@code ticket}), until the
     * token expires. With {@code Last-Event-ID}, the notices missed since come first.
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(summary = "The caller's notices and changed tickets, as it happens", description = "Events `notice` (as in the list) and `ticket` (`{id, number}`), until the token expires.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Multi<OutboundSseEvent> follow(@RestHeader(LAST_EVENT_ID) @Nullable String last, @Context Sse sse) {
        var stream = streams.open(callers.current(), Instant.ofEpochSecond(token.getExpirationTime()), last);
        var context = Objects.requireNonNull(Vertx.currentContext(), "a request has a context");
        return recent(stream)
                .invoke(stream::begin)
                .onItem().transformToMulti(begun -> stream.events())
                .onTermination().invoke(() -> streams.close(stream))
                .emitOn(action -> context.runOnContext(go -> action.run()))
                .map(event -> written(event, sse));
    }

    private Uni<List<NoticePosted>> recent(LiveStream stream) {
        return stream.person()
                .map(person -> board.unreadSince(person, stream.recentSince()))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private static OutboundSseEvent written(LiveEvent event, Sse sse) {
        var written = sse.newEventBuilder();
        return switch (event) {
            case LiveEvent.Noticed noticed -> written.name("notice").id(noticed.resume())
                    .mediaType(MediaType.APPLICATION_JSON_TYPE).data(NoticeView.of(noticed.notice())).build();
            case LiveEvent.TicketChanged changed -> written.name("ticket")
                    .mediaType(MediaType.APPLICATION_JSON_TYPE).data(new TicketView(changed.id(), changed.number()))
                    .build();
            case LiveEvent.Beat _ -> written.comment("beat").reconnectDelay(COME_BACK_AFTER_MILLIS).build();
        };
    }
}
