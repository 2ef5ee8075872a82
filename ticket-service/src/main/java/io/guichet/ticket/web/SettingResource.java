package io.guichet.ticket.web;

import java.util.Map;
import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.guichet.http.ETags;
import io.guichet.http.IfMatch;
import io.guichet.http.NotAllowed;
import io.guichet.http.Page;
import io.guichet.http.Permission;
import io.guichet.ticket.Departments;
import io.guichet.ticket.form.FormRegister;
import io.guichet.ticket.setting.Kind;
import io.guichet.ticket.setting.Setting;
import io.guichet.ticket.setting.SettingNotFound;
import io.guichet.ticket.setting.Settings;
import io.smallrye.mutiny.Uni;

/**
 * What is configured for tickets: {@code categories}, {@code support-levels}, {@code fields}, {@code forms},
 * {@code macros}, {@code emergency-rules}, {@code work-lists}, {@code invitations}.
 */
@Cancellable(false)
@Path("/api/v1/ticket-settings/{kind}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Settings")
class SettingResource {

    private final Visits visits;
    private final Settings settings;
    private final Departments departments;
    private final FormRegister forms;
    private final SettingDocument documents;

    SettingResource(Visits visits, Settings settings, Departments departments, FormRegister forms,
            SettingDocument documents) {
        this.visits = visits;
        this.settings = settings;
        this.departments = departments;
        this.forms = forms;
        this.documents = documents;
    }

    /** What is to be configured; the content depends on the kind. */
    record NewSetting(@Nullable String department, @NotNull Map<String, Object> content) {}

    /** What is configured. */
    record SettingView(String key, @Nullable String department, Object content, long revision) {

        static SettingView of(Setting<?> setting) {
            return new SettingView(setting.key(), setting.department(), setting.content(), setting.revision());
        }
    }

    @GET
    @Operation(summary = "All that is configured of a kind, by key, and for each key what is for all first")
    public Uni<Page<SettingView>> list(@RestPath String kind) {
        var visit = visits.of(Permission.TICKET_READ);
        if (visit.isCustomers()) {
            throw new NotAllowed(Permission.TICKET_NOTE);
        }
        var wanted = kind(kind);
        return settings.now().map(all -> new Page<>(all.all(wanted).stream().map(SettingView::of).toList(), null));
    }

    @PUT
    @Path("{key:[a-z0-9][a-z0-9.-]{0,99}}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Configures something under a key, for one department or for all; If-Match is required where it"
            + " exists already")
    public Uni<RestResponse<SettingView>> put(@RestPath String kind, @RestPath String key,
            @Valid @NotNull NewSetting sent, @HeaderParam("If-Match") @Nullable String ifMatch)
            throws JsonProcessingException {
        visits.admit(Permission.DIRECTORY_ADMINISTER);
        if (sent.department() != null && !departments.exists(sent.department())) {
            throw InvalidBody.refused("/department", "does not exist");
        }
        var wanted = kind(kind);
        var setting = new Setting<>(key, sent.department(), documents.read(wanted, sent.content()), 0);
        var seen = Optional.ofNullable(ifMatch).map(IfMatch::optional);
        return (wanted == Kind.FORMS ? forms.put(setting, seen) : settings.put(wanted, setting, seen))
                .map(put -> RestResponse.ResponseBuilder.ok(SettingView.of(put))
                        .header(HttpHeaders.ETAG, ETags.of(put.revision())).build());
    }

    @DELETE
    @Path("{key:[a-z0-9][a-z0-9.-]{0,99}}")
    @Operation(summary = "Removes what is configured under a key for a department; without one, what is for all, or the"
            + " only one")
    public Uni<Void> remove(@RestPath String kind, @RestPath String key, @RestQuery @Nullable String department,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        visits.admit(Permission.DIRECTORY_ADMINISTER);
        return settings.remove(kind(kind), key, department, IfMatch.optional(ifMatch));
    }

    private static Kind kind(String name) {
        return Kind.of(name).orElseThrow(() -> new SettingNotFound("kind of setting called " + name));
    }
}
