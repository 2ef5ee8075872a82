package io.guichet.ticket.web;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Permission;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.ticket.republication.Republication;
import io.guichet.ticket.republication.RepublicationDesk;
import io.smallrye.mutiny.Uni;

/** Telling a service again everything that happened to tickets, when it has lost what it knew of them. */
@Cancellable(false)
@Path(RepublicationResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Republications")
class RepublicationResource {

    static final String PATH = "/api/v1/republications";
    /** Who learns of tickets without acting on what is long over. */
    private static final List<String> SERVICES = List.of("notification", "routing", "sla");

    private final Visits visits;
    private final RepublicationDesk desk;
    private final Idempotency idempotency;

    RepublicationResource(Visits visits, RepublicationDesk desk, Idempotency idempotency) {
        this.visits = visits;
        this.desk = desk;
        this.idempotency = idempotency;
    }

    /**
     * Who is told.
     *
     * @param service {@code notification}, {@code routing} or {@code sla}
     */
    record Asked(@NotNull String service) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Tells a service again everything that happened to all tickets")
    public Uni<Response> begin(@Valid @NotNull Asked sent, @HeaderParam("Idempotency-Key") @Nullable String key) {
        var visit = visits.of(Permission.DIRECTORY_ADMINISTER);
        if (!SERVICES.contains(sent.service())) {
            throw InvalidBody.refused("/service", "must be one of " + String.join(", ", SERVICES));
        }
        return idempotency.once(IdempotentRequest.of(visit.caller(), "POST " + PATH, key, sent),
                () -> desk.begin(sent.service()).map(begun -> Answer.accepted(begun).with("Location",
                        URI.create(PATH + "/" + begun.id()).toString())));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "How far it is")
    public Uni<Republication> show(@RestPath UUID id) {
        var ignored = visits.of(Permission.DIRECTORY_ADMINISTER);
        return desk.find(id);
    }
}
