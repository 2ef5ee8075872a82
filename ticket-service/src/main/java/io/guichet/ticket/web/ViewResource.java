package io.guichet.ticket.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.ETags;
import io.guichet.http.IfMatch;
import io.guichet.http.NotAllowed;
import io.guichet.http.Page;
import io.guichet.http.Permission;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.ticket.query.Terms;
import io.guichet.ticket.view.Selection;
import io.guichet.ticket.view.View;
import io.guichet.ticket.view.Views;
import io.smallrye.mutiny.Uni;

/** Views: standard ones, and those that agents save and share with their groups. */
@Cancellable(false)
@Path(ViewResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Views")
class ViewResource {

    static final String PATH = "/api/v1/views";
    private static final int LONGEST = 100;

    private final Visits visits;
    private final Views views;
    private final Idempotency idempotency;

    ViewResource(Visits visits, Views views, Idempotency idempotency) {
        this.visits = visits;
        this.views = views;
        this.idempotency = idempotency;
    }

    /** A view to be saved. */
    record SavedView(@NotBlank @Size(max = LONGEST) String name, @NotNull Map<String, Object> filter,
            @Nullable String order, @Nullable @Size(max = 30) List<@NotBlank @Size(max = 100) String> columns,
            @Nullable @Size(max = 50) List<@NotBlank @Size(max = 100) String> groups) {}

    /** A view as it is answered; a standard one has no owner. */
    record ViewView(String id, String name, boolean standard, boolean own, Map<String, Object> filter, String order,
            List<String> columns, List<String> groups, long revision) {

        static ViewView of(View view, @Nullable UUID reader) {
            var content = view.content();
            return new ViewView(view.id(), content.name(), view.owner() == null,
                    view.owner() != null && view.owner().equals(reader), content.filter(), content.ordering(),
                    content.columns(), content.groups(), view.revision());
        }
    }

    @GET
    @Operation(summary = "The views that the caller sees: standard ones, then their own and their groups'")
    public Uni<Page<ViewView>> list() {
        var visit = visit();
        var reader = visit.agent().orElse(null);
        return views.seenBy(reader == null ? new UUID(0, 0) : reader, Askers.groups(visit))
                .map(all -> new Page<>(all.stream().map(view -> ViewView.of(view, reader)).toList(), null));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Saves a view")
    public Uni<Response> add(@Valid @NotNull SavedView sent, @HeaderParam("Idempotency-Key") @Nullable String key) {
        var visit = visit();
        var owner = owner(visit);
        var content = content(sent, visit);
        return idempotency.once(IdempotentRequest.of(visit.caller(), "POST " + PATH, key, sent),
                () -> views.add(owner, content, visit.act()).map(view -> Answer.created(
                        URI.create(PATH + "/" + view.id()), ETags.of(view.revision()), ViewView.of(view, owner))));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Changes one's own view")
    public Uni<RestResponse<ViewView>> change(@RestPath String id, @Valid @NotNull SavedView sent,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        var visit = visit();
        var owner = owner(visit);
        return views.change(id, owner, IfMatch.required(ifMatch), content(sent, visit))
                .map(view -> RestResponse.ResponseBuilder.ok(ViewView.of(view, owner))
                        .header(HttpHeaders.ETAG, ETags.of(view.revision())).build());
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Removes one's own view")
    public Uni<Void> remove(@RestPath String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return views.remove(id, owner(visit()), IfMatch.optional(ifMatch));
    }

    private Visit visit() {
        var visit = visits.of(Permission.TICKET_READ);
        if (visit.isCustomers()) {
            throw new NotAllowed(Permission.TICKET_NOTE);
        }
        return visit;
    }

    private static UUID owner(Visit visit) {
        return visit.agent().orElseThrow(() -> new NotAllowed(Permission.TICKET_READ));
    }

    private static View.Content content(SavedView sent, Visit visit) {
        var ordering = Objects.requireNonNullElse(sent.order(), "waitingSince");
        if (Selection.of(Terms.read(sent.filter()), ordering).isEmpty()) {
            throw InvalidBody.refused("/order", "is no order of tickets");
        }
        var groups = Objects.<List<String>>requireNonNullElse(sent.groups(), List.of());
        IntStream.range(0, groups.size()).filter(place -> !Askers.groups(visit).contains(groups.get(place)))
                .findFirst().ifPresent(place -> {
                    throw InvalidBody.refused("/groups/" + place, "is not a group of yours");
                });
        return new View.Content(sent.name().strip(), sent.filter(), ordering,
                Objects.<List<String>>requireNonNullElse(sent.columns(), List.of()), groups);
    }
}
