package io.guichet.routing.web;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.events.Priority;
import io.guichet.events.TicketStatus;
import io.guichet.http.Callers;
import io.guichet.http.ETags;
import io.guichet.http.IfMatch;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.routing.WeightDesk;
import io.guichet.routing.WeightDesk.Current;
import io.guichet.routing.Weights;
import io.guichet.routing.directory.UnknownReference;
import io.guichet.routing.history.Edit;
import io.guichet.routing.history.Version;
import io.smallrye.mutiny.Uni;

@Cancellable(false)
@Path("/api/v1/routing/weights")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Routing")
class WeightResource {

    private final WeightDesk desk;
    private final Callers callers;

    WeightResource(WeightDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    /** What tickets weigh by priority, and the statuses in which they weigh at all. */
    record WeightsBody(@NotNull @Min(1) @Max(1000) Integer low, @NotNull @Min(1) @Max(1000) Integer normal,
            @NotNull @Min(1) @Max(1000) Integer high, @NotNull @Min(1) @Max(1000) Integer urgent,
            @NotEmpty Set<@NotNull TicketStatus> counting) {

        Weights weights() {
            if (counting.contains(TicketStatus.CLOSED)) {
                throw new UnknownReference("/counting", "status in which a ticket weighs,", "CLOSED");
            }
            return new Weights(Map.of(Priority.LOW, low, Priority.NORMAL, normal, Priority.HIGH, high,
                    Priority.URGENT, urgent), counting);
        }
    }

    /** The same as it is shown. */
    record WeightsView(int low, int normal, int high, int urgent, Set<String> counting, long version) {

        static WeightsView of(Current current) {
            var weights = current.weights();
            return new WeightsView(weights.of(Priority.LOW), weights.of(Priority.NORMAL), weights.of(Priority.HIGH),
                    weights.of(Priority.URGENT), weights.counting().stream().map(TicketStatus::name)
                            .collect(Collectors.toCollection(TreeSet::new)),
                    current.version());
        }
    }

    @GET
    public Uni<RestResponse<WeightsView>> get() {
        callers.current().require(Permission.ROUTING_EXPLAIN);
        return desk.current().map(WeightResource::shown);
    }

    /** Holds at once, for what agents have as well. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<WeightsView>> put(@Valid @NotNull WeightsBody body,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        var caller = callers.current();
        caller.require(Permission.ROUTING_ADMINISTER);
        return desk.change(body.weights(), new Edit(caller.name(), IfMatch.optional(ifMatch)::verify))
                .map(WeightResource::shown);
    }

    /** What they weighed before, the newest version first. */
    @GET
    @Path("versions")
    public Uni<RestResponse<Page<Version>>> versions(@RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        callers.current().require(Permission.ROUTING_EXPLAIN);
        var asked = PageRequest.of(limit, cursor);
        return desk.versions(Version.before(asked), asked.fetch())
                .map(found -> Version.page(found, asked).response(uri));
    }

    private static RestResponse<WeightsView> shown(Current current) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.OK, WeightsView.of(current))
                .header(HttpHeaders.ETAG, ETags.of(current.version())).build();
    }
}
