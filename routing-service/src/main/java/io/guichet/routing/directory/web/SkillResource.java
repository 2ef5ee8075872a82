package io.guichet.routing.directory.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Callers;
import io.guichet.http.postgres.Idempotency;
import io.guichet.routing.directory.Skill;
import io.guichet.routing.directory.SkillDesk;
import io.smallrye.mutiny.Uni;

@Cancellable(false)
@Path(SkillResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
class SkillResource extends KeyedResource<Skill, Skill.Details, SkillView> {

    static final String PATH = "/api/v1/skills";

    SkillResource(SkillDesk desk, Callers callers, Idempotency idempotency) {
        super(new Shelf<>(desk, callers, idempotency, looks(PATH, SkillView::of, Skill::key)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = SkillView.class, responseCode = "201")
    public Uni<Response> create(@Valid @NotNull NewSkill request,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        return shelf().create(request.key(), request.details(), idempotencyKey);
    }

    @PUT
    @Path("{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<SkillView>> put(
            @RestPath @Pattern(regexp = Key.PATTERN, message = Key.MESSAGE) String key,
            @Valid @NotNull SkillBody body, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return shelf().put(key, body.details(), ifMatch);
    }
}
