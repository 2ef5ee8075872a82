package io.guichet.ticket.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.events.MessageKind;
import io.guichet.http.Permission;
import io.guichet.ticket.Then;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.draft.SavedDraft;
import io.guichet.ticket.draft.SavedDrafts;
import io.smallrye.mutiny.Uni;

/** What an agent has begun to write to a ticket. */
@Cancellable(false)
@Path(TicketResource.PATH + "/{ref}/draft")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Collaboration")
class DraftResource {

    private final Visits visits;
    private final SavedDrafts drafts;

    DraftResource(Visits visits, SavedDrafts drafts) {
        this.visits = visits;
        this.drafts = drafts;
    }

    /** What an agent has written so far. */
    record Begun(@Nullable MessageKind kind, @Nullable @Size(max = MessageText.LONGEST) String text,
            @Nullable @Size(max = MessageText.LONGEST) String html,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 254) String> to,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 254) String> cc,
            @Nullable @Size(max = 20) List<@NotNull UUID> attachments,
            @Nullable @Size(max = 50) List<@NotNull UUID> mentions, PostMessage.@Nullable Next then) {

        SavedDraft draft() {
            return new SavedDraft(Objects.requireNonNullElse(kind, MessageKind.REPLY),
                    Objects.requireNonNullElse(text, ""), html, Objects.requireNonNullElse(to, List.of()),
                    Objects.requireNonNullElse(cc, List.of()), Objects.requireNonNullElse(attachments, List.of()),
                    Objects.requireNonNullElse(mentions, List.of()), then == null ? null : Then.valueOf(then.name()),
                    null);
        }
    }

    @GET
    @Operation(summary = "What one has begun to write; 204 when nothing")
    public Uni<RestResponse<SavedDraft>> show(@RestPath String ref) {
        var visit = visits.of(Permission.TICKET_READ);
        return drafts.of(TicketRef.parse(ref), visit.access(null), visit.person())
                .map(found -> found.map(RestResponse::ok).orElseGet(RestResponse::noContent));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Keeps what one has begun to write, on this ticket")
    public Uni<SavedDraft> keep(@RestPath String ref, @Valid @NotNull Begun sent) {
        var visit = visits.ofAny(Permission.TICKET_NOTE, Permission.TICKET_REPLY, Permission.TICKET_PROPOSE);
        return drafts.keep(TicketRef.parse(ref), visit.access(null), visit.person(), sent.draft());
    }

    @DELETE
    @Operation(summary = "One does not go on with it")
    public Uni<RestResponse<Void>> forget(@RestPath String ref) {
        var visit = visits.of(Permission.TICKET_READ);
        return drafts.forget(TicketRef.parse(ref), visit.access(null), visit.person())
                .replaceWith(RestResponse::noContent);
    }
}
