package io.guichet.ticket.web;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketOrder;
import io.guichet.ticket.view.ConversationReader;
import io.guichet.ticket.view.ConversationReader.Frame;
import io.guichet.ticket.view.Selection;
import io.guichet.ticket.view.ViewReader;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Exports tickets, page by page as they are read: never whole in memory, and only what the caller sees. */
@Cancellable(false)
@Path(ExportResource.PATH)
@Tag(name = "Jobs")
class ExportResource {

    static final String PATH = "/api/v1/exports";
    private static final List<String> TICKET = List.of("id", "number", "subject", "status", "priority",
            "type", "channel", "department", "group", "assignee", "email", "name", "organization", "category",
            "product", "language", "region", "tags", "fields", "createdAt", "updatedAt", "resolvedAt", "closedAt",
            "externalId", "text", "originSource", "originLink", "originAuthor");

    private final Visits visits;
    private final ViewReader tickets;
    private final ConversationReader conversations;
    private final Filters filters;

    ExportResource(Visits visits, ViewReader tickets, ConversationReader conversations, Filters filters) {
        this.visits = visits;
        this.tickets = tickets;
        this.conversations = conversations;
        this.filters = filters;
    }

    @GET
    @Path("tickets.ndjson")
    @Produces("application/x-ndjson")
    @Operation(summary = "All tickets that the caller sees and that pass the filter (JSON), oldest first")
    public Multi<Map<String, Object>> ticketLines(@RestQuery @Nullable String filter) {
        return tickets(filter);
    }

    @GET
    @Path("tickets.csv")
    @Produces("text/csv")
    @Operation(summary = "The same as CSV with a line of names")
    public Multi<String> ticketTable(@RestQuery @Nullable String filter) {
        return Exported.table(tickets(filter), TICKET);
    }

    private Multi<Map<String, Object>> tickets(@Nullable String filter) {
        var visit = visits.ofStaff(Permission.TICKET_READ);
        var selection = new Selection(filters.read(filter), TicketOrder.CREATED_AT, false);
        var asker = Askers.of(visit);
        return Exported.rows(PageRequest.MOST,
                page -> tickets.tickets(selection, asker, page).chain(this::withTexts));
    }

    private Uni<Page<Map<String, Object>>> withTexts(Page<Ticket> found) {
        return conversations.frames(found.items().stream().map(Ticket::id).toList())
                .map(frames -> found.map(ticket -> row(ticket, frames.get(ticket.id()))));
    }

    private static Map<String, Object> row(Ticket ticket, @Nullable Frame frame) {
        var shown = ticket.snapshot();
        var row = new Exported.Cells();
        row.put("id", shown.id()).put("number", shown.number()).put("subject", shown.subject())
                .put("status", shown.status()).put("priority", shown.priority()).put("type", shown.type())
                .put("channel", shown.channel()).put("department", shown.department()).put("group", shown.group())
                .put("assignee", shown.assignee()).put("email", shown.requester().email())
                .put("name", shown.requester().name())
                .put("organization", shown.organization() == null ? null : shown.organization().name())
                .put("category", shown.category()).put("product", shown.product())
                .put("language", shown.language()).put("region", shown.region()).put("tags", shown.tags())
                .put("fields", shown.fields()).put("createdAt", shown.createdAt())
                .put("updatedAt", shown.updatedAt()).put("resolvedAt", shown.resolvedAt())
                .put("closedAt", frame == null ? null : frame.closedAt())
                .put("externalId", ticket.externalId().orElse(shown.id().toString()))
                .put("text", frame == null ? null : frame.text());
        var origin = shown.origin();
        if (origin != null) {
            row.put("originSource", origin.source()).put("originLink", origin.link())
                    .put("originAuthor", origin.author());
        }
        return row.row();
    }
}
