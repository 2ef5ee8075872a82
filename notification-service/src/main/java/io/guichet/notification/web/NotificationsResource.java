package io.guichet.notification.web;

import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Caller;
import io.guichet.http.Callers;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Problem;
import io.guichet.http.ProblemType;
import io.guichet.notification.notice.NothingToDo;
import io.guichet.notification.notice.NoticeBoard;
import io.guichet.notification.notice.NoticeNotFound;
import io.smallrye.mutiny.Uni;

/** What the caller has been told. */
@Cancellable(false)
@Path("/api/v1/notifications")
@Tag(name = "Notifications")
class NotificationsResource {

    private final NoticeBoard board;
    private final Callers callers;

    NotificationsResource(NoticeBoard board, Callers callers) {
        this.board = board;
        this.callers = callers;
    }

    @GET
    @Operation(summary = "What the caller has been told, newest first; with toDo=true only what they have not ticked")
    public Uni<RestResponse<Page<NoticeView>>> list(@RestQuery boolean toDo, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        return board.of(person(), toDo, PageRequest.of(limit, cursor))
                .map(page -> page.map(NoticeView::of).response(uri));
    }

    /** The caller has read it; doing so again changes nothing. */
    @PUT
    @Path("{id}/reading")
    @Operation(summary = "The caller has read a notice")
    public Uni<RestResponse<Void>> read(@RestPath UUID id) {
        return board.read(person(), id).replaceWith(RestResponse.noContent());
    }

    /** The caller has done it; doing so again changes nothing. */
    @PUT
    @Path("{id}/completion")
    @Operation(summary = "The caller has done what a notice asks for")
    public Uni<RestResponse<Void>> done(@RestPath UUID id) {
        return board.done(person(), id).replaceWith(RestResponse.noContent());
    }

    @ServerExceptionMapper
    RestResponse<Problem> nothingToDo(NothingToDo failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }

    @ServerExceptionMapper
    RestResponse<Problem> notFound(NoticeNotFound failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    private UUID person() {
        return switch (callers.current()) {
            case Caller.Person person -> person.id();
            case Caller.Customer customer -> customer.sub();
            case Caller.Machine _ -> throw new OnlyForPeople();
        };
    }
}
