package io.guichet.notification.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.guichet.http.Caller;
import io.guichet.http.Callers;
import io.guichet.http.ETags;
import io.guichet.http.IfMatch;
import io.guichet.http.InvalidParameter;
import io.guichet.http.Page;
import io.guichet.http.Permission;
import io.guichet.http.TicketScope;
import io.guichet.notification.PreviewDesk;
import io.guichet.notification.PreviewDesk.Draft;
import io.guichet.notification.mail.LetterWriter.Content;
import io.guichet.notification.template.MailTemplate;
import io.guichet.notification.template.TemplateDesk;
import io.smallrye.mutiny.Uni;

/** What mails say. */
@Cancellable(false)
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Templates")
class TemplatesResource {

    private static final String PLACE = "templates/{department}/{kind}/{language}";

    private final TemplateDesk desk;
    private final PreviewDesk previews;
    private final Callers callers;

    TemplatesResource(TemplateDesk desk, PreviewDesk previews, Callers callers) {
        this.desk = desk;
        this.previews = previews;
        this.callers = callers;
    }

    @GET
    @Path("templates")
    @Operation(summary = "Every template of a department, built in or written")
    public Uni<Page<TemplateView>> list(@RestQuery @Nullable String department) {
        administrator();
        if (department == null) {
            throw new InvalidParameter("department", "is required");
        }
        return desk.list(department)
                .map(found -> new Page<>(found.stream().map(TemplateView::of).toList(), null));
    }

    @GET
    @Path(PLACE)
    @Operation(summary = "A template; the built-in one as long as nobody wrote another")
    public Uni<RestResponse<TemplateView>> get(@RestPath String department, @RestPath String kind,
            @RestPath String language) {
        administrator();
        return desk.find(TemplatePlaces.of(department, kind, language)).map(TemplatesResource::shown);
    }

    @GET
    @Path(PLACE + "/versions")
    @Operation(summary = "What was written, newest first")
    public Uni<Page<TemplateView>> versions(@RestPath String department, @RestPath String kind,
            @RestPath String language) {
        administrator();
        var place = TemplatePlaces.of(department, kind, language);
        return desk.versions(place).map(found -> new Page<>(
                found.stream().map(version -> TemplateView.of(place, version)).toList(), null));
    }

    @PUT
    @Path(PLACE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Writes a template: a new version")
    public Uni<RestResponse<TemplateView>> put(@RestPath String department, @RestPath String kind,
            @RestPath String language, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull TemplateBody body) {
        var caller = administrator();
        return desk.write(TemplatePlaces.of(department, kind, language), body.written(), caller.name(),
                IfMatch.required(ifMatch)::verify).map(TemplatesResource::shown);
    }

    @DELETE
    @Path(PLACE)
    @Operation(summary = "Goes back to the built-in template; earlier versions stay")
    public Uni<RestResponse<TemplateView>> delete(@RestPath String department, @RestPath String kind,
            @RestPath String language, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var caller = administrator();
        return desk.forget(TemplatePlaces.of(department, kind, language), caller.name(),
                IfMatch.required(ifMatch)::verify).map(TemplatesResource::shown);
    }

    /** Saves nothing and sends nothing. */
    @POST
    @Path("templates:preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "What a mail with this template would say about a ticket")
    public Uni<Content> preview(@Valid @NotNull PreviewBody body) {
        var caller = administrator();
        var agent = caller instanceof Caller.Person person ? person.id() : null;
        return previews.show(new Draft(TemplatePlaces.kind(body.kind()), TemplatePlaces.language(body.language()),
                body.written(), body.ticket(), agent, caller.name()), TicketScope.of(caller));
    }

    @CanIgnoreReturnValue
    private Caller administrator() {
        var caller = callers.current();
        caller.require(Permission.NOTIFICATION_ADMINISTER);
        return caller;
    }

    private static RestResponse<TemplateView> shown(MailTemplate template) {
        return RestResponse.ResponseBuilder.ok(TemplateView.of(template))
                .header(HttpHeaders.ETAG, ETags.of(template.version())).build();
    }
}
