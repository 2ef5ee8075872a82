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

import io.guichet.http.Permission;
import io.guichet.ticket.view.ConversationReader;
import io.guichet.ticket.view.ConversationReader.Line;
import io.smallrye.mutiny.Multi;

/** Exports what was said in tickets, as an import of messages reads it. */
@Cancellable(false)
@Path(ExportResource.PATH)
@Tag(name = "Jobs")
class MessageExportResource {

    private static final List<String> NAMES = List.of("externalId", "ticket", "number", "position", "kind", "author",
            "from", "name", "channel", "createdAt", "opening", "text");
    /** Messages may be long: of few, a page fits into memory. */
    private static final int PAGE = 50;

    private final Visits visits;
    private final ConversationReader conversations;
    private final Filters filters;

    MessageExportResource(Visits visits, ConversationReader conversations, Filters filters) {
        this.visits = visits;
        this.conversations = conversations;
        this.filters = filters;
    }

    @GET
    @Path("messages.ndjson")
    @Produces("application/x-ndjson")
    @Operation(summary = "The messages of all tickets that the caller sees and that pass the filter (JSON), ticket by ticket")
    public Multi<Map<String, Object>> messageLines(@RestQuery @Nullable String filter) {
        return messages(filter);
    }

    @GET
    @Path("messages.csv")
    @Produces("text/csv")
    @Operation(summary = "The same as CSV with a line of names")
    public Multi<String> messageTable(@RestQuery @Nullable String filter) {
        return Exported.table(messages(filter), NAMES);
    }

    private Multi<Map<String, Object>> messages(@Nullable String filter) {
        var visit = visits.ofStaff(Permission.TICKET_READ);
        var term = filters.read(filter);
        var asker = Askers.of(visit);
        return Exported.rows(PAGE, page -> conversations.messages(term, asker, page)
                .map(found -> found.map(MessageExportResource::row)));
    }

    private static Map<String, Object> row(Line line) {
        return new Exported.Cells().put("externalId", line.id()).put("ticket", line.externalTicket())
                .put("number", line.number()).put("position", line.position()).put("kind", line.kind())
                .put("author", line.byCustomer() ? "CUSTOMER" : "AGENT").put("from", line.from())
                .put("name", line.author()).put("channel", line.channel()).put("createdAt", line.createdAt())
                .put("opening", line.position() == 1).put("text", line.text()).row();
    }
}
