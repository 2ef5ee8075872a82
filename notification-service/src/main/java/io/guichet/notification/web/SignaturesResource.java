package io.guichet.notification.web;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Caller;
import io.guichet.http.Callers;
import io.guichet.http.ETags;
import io.guichet.http.IfMatch;
import io.guichet.http.Permission;
import io.guichet.http.directory.Directory;
import io.guichet.notification.signature.Signature;
import io.guichet.notification.signature.SignatureDesk;
import io.guichet.notification.signature.SignatureOwner;
import io.guichet.notification.signature.SignatureOwner.OfAgent;
import io.guichet.notification.signature.SignatureOwner.OfDepartment;
import io.guichet.notification.template.NoSuchTemplate;
import io.smallrye.mutiny.Uni;

/** How mails are signed: agents write their own, administrators every one. */
@Cancellable(false)
@Path("/api/v1/signatures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Templates")
class SignaturesResource {

    private final SignatureDesk desk;
    private final Directory directory;
    private final Callers callers;

    SignaturesResource(SignatureDesk desk, Directory directory, Callers callers) {
        this.desk = desk;
        this.directory = directory;
        this.callers = callers;
    }

    /**
     * How somebody wants to sign.
     *
     * @param text instead of the usual lines; absent for those
     */
    record SignatureBody(@Nullable @Size(max = 100) String jobTitle, @Nullable @Size(max = 1000) String text) {

        Signature written() {
            return new Signature(0, jobTitle == null ? "" : jobTitle.strip(), text == null ? "" : text.strip());
        }
    }

    @GET
    @Path("departments/{key}")
    @Operation(summary = "How mails of a department are signed")
    public Uni<RestResponse<Signature>> ofDepartment(@RestPath String key) {
        return desk.find(department(key)).map(SignaturesResource::shown);
    }

    @PUT
    @Path("departments/{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Changes it; {agent}, {jobTitle} and {department} stand for what they say")
    public Uni<RestResponse<Signature>> putOfDepartment(@RestPath String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Valid @NotNull SignatureBody body) {
        return desk.write(department(key), body.written(), callers.current().name(),
                IfMatch.required(ifMatch)::verify).map(SignaturesResource::shown);
    }

    @GET
    @Path("agents/{id}")
    @Operation(summary = "How an agent signs")
    public Uni<RestResponse<Signature>> ofAgent(@RestPath UUID id) {
        return desk.find(agent(id)).map(SignaturesResource::shown);
    }

    @PUT
    @Path("agents/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Changes it")
    public Uni<RestResponse<Signature>> putOfAgent(@RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Valid @NotNull SignatureBody body) {
        return desk.write(agent(id), body.written(), callers.current().name(), IfMatch.required(ifMatch)::verify)
                .map(SignaturesResource::shown);
    }

    private SignatureOwner department(String key) {
        callers.current().require(Permission.NOTIFICATION_ADMINISTER);
        return directory.department(key).map(found -> new OfDepartment(found.key()))
                .orElseThrow(() -> new NoSuchTemplate("There is no department " + key));
    }

    private SignatureOwner agent(UUID id) {
        var caller = callers.current();
        if (!(caller instanceof Caller.Person person && person.id().equals(id))) {
            caller.require(Permission.NOTIFICATION_ADMINISTER);
        }
        return directory.agent(id).map(found -> new OfAgent(found.id()))
                .orElseThrow(() -> new NoSuchTemplate("There is no agent " + id));
    }

    private static RestResponse<Signature> shown(Signature signature) {
        return RestResponse.ResponseBuilder.ok(signature)
                .header(HttpHeaders.ETAG, ETags.of(signature.version())).build();
    }
}
