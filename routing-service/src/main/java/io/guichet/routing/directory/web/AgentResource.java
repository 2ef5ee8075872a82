package io.guichet.routing.directory.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Callers;
import io.guichet.http.ETags;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.routing.directory.Agent;
import io.guichet.routing.directory.AgentDesk;
import io.guichet.routing.history.Edit;
import io.guichet.routing.history.Version;
import io.guichet.routing.identity.Invitations;
import io.guichet.routing.identity.Invitations.Guest;
import io.smallrye.mutiny.Uni;

@Cancellable(false)
@Path(AgentResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
class AgentResource {

    static final String PATH = "/api/v1/agents";

    private final AgentDesk desk;
    private final Callers callers;
    private final Idempotency idempotency;
    private final Invitations invitations;
    private final Validator validator;
    private final Shelf<UUID, Agent, Agent.Details, AgentView> shelf;

    AgentResource(AgentDesk desk, Callers callers, Idempotency idempotency, Invitations invitations,
            Validator validator) {
        this.desk = desk;
        this.callers = callers;
        this.idempotency = idempotency;
        this.invitations = invitations;
        this.validator = validator;
        shelf = new Shelf<>(desk, callers, idempotency, new Shelf.Looks<>(PATH, AgentView::of, Agent::id,
                cursor -> cursor.id(0).orElse(new UUID(0, 0))));
    }

    @GET
    public Uni<RestResponse<Page<AgentView>>> list(@RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        return shelf.list(PageRequest.of(limit, cursor), uri);
    }

    @GET
    @Path("{id}")
    public Uni<RestResponse<AgentView>> get(@RestPath UUID id) {
        return shelf.get(id);
    }

    /** How it has been described, the newest version first. */
    @GET
    @Path("{id}/versions")
    public Uni<RestResponse<Page<Version>>> versions(@RestPath UUID id, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        return shelf.versions(id, PageRequest.of(limit, cursor), uri);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = AgentView.class, responseCode = "201")
    public Uni<Response> create(
            @RequestBody(content = @Content(schema = @Schema(oneOf = {NewAgent.class,
                NewAgent[].class}))) @NotNull NewAgents request,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        var edit = shelf.edit(null);
        request.verify(validator);
        var once = IdempotentRequest.of(callers.current(), "POST " + PATH, idempotencyKey, request);
        // Before anything is asked about people who would be found to be agents already.
        return idempotency.repeated(once).chain(answered -> answered.isPresent()
                ? Uni.createFrom().item(answered.get())
                : take(request, edit, once));
    }

    private Uni<Response> take(NewAgents request, Edit edit, IdempotentRequest once) {
        return invitations.welcome(IntStream.range(0, request.agents().size())
                .mapToObj(place -> request.agents().get(place).newcomer(request.at(place))).toList())
                .chain(guests -> idempotency.once(once, () -> invitations.enter(guests, edit)
                        .map(agents -> answer(views(agents, guests), request.many()))));
    }

    /** Mails the link that sets their password once more. */
    @POST
    @Path("{id}/invitation")
    @APIResponseSchema(value = AgentView.class, responseCode = "202")
    public Uni<Response> invite(@RestPath UUID id, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        callers.current().require(Permission.DIRECTORY_ADMINISTER);
        var once = IdempotentRequest.of(callers.current(), "POST invitation of " + id, idempotencyKey, id);
        return idempotency.once(once, () -> invitations.again(id).map(agent -> Answer.accepted(AgentView.of(agent))));
    }

    private static List<AgentView> views(List<Agent> agents, List<Guest> guests) {
        return IntStream.range(0, agents.size())
                .mapToObj(place -> AgentView.of(agents.get(place), WelcomeView.of(guests.get(place)))).toList();
    }

    private static Answer answer(List<AgentView> agents, boolean many) {
        if (many) {
            return new Answer(201, Map.of(), new Page<>(agents, null));
        }
        var agent = agents.getFirst();
        return Answer.created(URI.create(PATH + "/" + agent.id()), ETags.of(agent.version()), agent);
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<AgentView>> put(@RestPath UUID id, @Valid @NotNull AgentBody body,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        return shelf.put(id, body.details(), ifMatch);
    }

    @DELETE
    @Path("{id}")
    public Uni<RestResponse<Void>> delete(@RestPath UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return shelf.delete(id, ifMatch);
    }

    /** The person may not work in Guichet any more. */
    @PUT
    @Path("{id}/disablement")
    public Uni<RestResponse<AgentView>> disable(@RestPath UUID id) {
        return desk.disable(id, shelf.edit(null)).map(agent -> shelf.shown(agent, RestResponse.Status.OK));
    }

    /** The person may work in Guichet again. */
    @DELETE
    @Path("{id}/disablement")
    public Uni<RestResponse<AgentView>> enable(@RestPath UUID id) {
        return desk.enable(id, shelf.edit(null)).map(agent -> shelf.shown(agent, RestResponse.Status.OK));
    }
}
