package io.guichet.routing.directory.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Callers;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.postgres.Idempotency;
import io.guichet.routing.directory.Skill;
import io.guichet.routing.directory.SkillDesk;
import io.guichet.routing.history.Version;
import io.smallrye.mutiny.Uni;

@Path(SkillResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
class SkillResource {

    static final String PATH = "/api/v1/skills";

    private final Shelf<String, Skill, Skill.Details, SkillView> shelf;

    SkillResource(SkillDesk desk, Callers callers, Idempotency idempotency) {
        shelf = new Shelf<>(desk, callers, idempotency, new Shelf.Looks<>(PATH, SkillView::of, Skill::key,
                cursor -> cursor.text(0).orElse("")));
    }

    @GET
    public Uni<RestResponse<Page<SkillView>>> list(@RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        return shelf.list(PageRequest.of(limit, cursor), uri);
    }

    @GET
    @Path("{key}")
    public Uni<RestResponse<SkillView>> get(@RestPath String key) {
        return shelf.get(key);
    }

    /** How it has been described, the newest version first. */
    @GET
    @Path("{key}/versions")
    public Uni<Page<Version>> versions(@RestPath String key) {
        return shelf.versions(key);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = SkillView.class, responseCode = "201")
    public Uni<Response> create(@Valid @NotNull NewSkill request,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        return shelf.create(request.key(), request.details(), idempotencyKey);
    }

    @PUT
    @Path("{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<SkillView>> put(
            @RestPath @Pattern(regexp = Key.PATTERN, message = Key.MESSAGE) String key,
            @Valid @NotNull SkillBody body, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return shelf.put(key, body.details(), ifMatch);
    }

    @DELETE
    @Path("{key}")
    public Uni<RestResponse<Void>> delete(@RestPath String key, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return shelf.delete(key, ifMatch);
    }
}
