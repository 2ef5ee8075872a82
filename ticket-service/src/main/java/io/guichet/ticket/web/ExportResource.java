package io.guichet.ticket.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.guichet.http.Cursor;
import io.guichet.http.InvalidParameter;
import io.guichet.http.NotAllowed;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketOrder;
import io.guichet.ticket.contact.Contact;
import io.guichet.ticket.contact.PeopleReader;
import io.guichet.ticket.query.Term;
import io.guichet.ticket.query.Terms;
import io.guichet.ticket.view.Selection;
import io.guichet.ticket.view.ViewReader;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Exports, page by page as they are read: never whole in memory, and only what the caller sees. */
@Path("/api/v1/exports")
@Tag(name = "Jobs")
class ExportResource {

    private static final List<String> TICKET = List.of("id", "number", "subject", "status", "priority",
            "type", "channel", "department", "group", "assignee", "email", "name", "organization", "category",
            "product", "language", "region", "tags", "fields", "createdAt", "updatedAt", "resolvedAt");
    private static final List<String> CONTACT = List.of("externalId", "id", "email", "name", "language", "importance",
            "level", "region", "organization", "verification", "fields", "createdAt");
    private static final CsvMapper CSV = CsvMapper.csvBuilder().build();

    private final Visits visits;
    private final ViewReader tickets;
    private final PeopleReader people;
    private final ObjectMapper json;

    ExportResource(Visits visits, ViewReader tickets, PeopleReader people, ObjectMapper json) {
        this.visits = visits;
        this.tickets = tickets;
        this.people = people;
        this.json = json;
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
        return table(tickets(filter), TICKET);
    }

    @GET
    @Path("contacts.ndjson")
    @Produces("application/x-ndjson")
    @Operation(summary = "All contacts, newest first")
    public Multi<Map<String, Object>> contactLines() {
        return contacts();
    }

    @GET
    @Path("contacts.csv")
    @Produces("text/csv")
    @Operation(summary = "The same as CSV with a line of names")
    public Multi<String> contactTable() {
        return table(contacts(), CONTACT);
    }

    private Multi<Map<String, Object>> tickets(@Nullable String filter) {
        var visit = visits.of(Permission.TICKET_READ);
        if (visit.isCustomers()) {
            throw new NotAllowed(Permission.TICKET_NOTE);
        }
        var selection = new Selection(term(filter), TicketOrder.CREATED_AT, false);
        var asker = Askers.of(visit);
        return all(page -> tickets.tickets(selection, asker, page), ExportResource::row);
    }

    private Multi<Map<String, Object>> contacts() {
        visits.admit(Permission.CONTACT_READ);
        return all(page -> people.contacts(Optional.empty(), page), ExportResource::row);
    }

    /** One page in memory at a time: the next is read when this one has gone out. */
    private static <T> Multi<Map<String, Object>> all(Function<PageRequest, Uni<Page<T>>> reader,
            Function<T, Map<String, Object>> row) {
        var next = new AtomicReference<Optional<Cursor>>(Optional.empty());
        return Multi.createBy().repeating()
                .uni(() -> reader.apply(new PageRequest(PageRequest.MOST, next.get()))
                        .invoke(page -> next.set(Optional.ofNullable(page.next()).map(Cursor::parse))))
                .whilst(page -> page.next() != null)
                .onItem().transformToIterable(page -> page.items().stream().map(row).toList());
    }

    private static Multi<String> table(Multi<Map<String, Object>> rows, List<String> names) {
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(names(names)),
                rows.map(row -> line(row, names)));
    }

    private static String line(Map<String, Object> row, List<String> names) {
        try {
            return CSV.writer().writeValueAsString(names.stream().map(name -> text(row.get(name))).toList());
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A row can be written", failure);
        }
    }

    private static String names(List<String> names) {
        return String.join(",", names) + "\n";
    }

    /** A list as an import reads it; a text that a spreadsheet would take for a formula is made harmless. */
    private static String text(@Nullable Object value) {
        var text = switch (value) {
            case null -> "";
            case List<?> several -> String.join(";", several.stream().map(String::valueOf).toList());
            default -> value.toString();
        };
        return text.matches("(?s)[=+@\\t\\r-].*") ? "'" + text : text;
    }

    private static Map<String, Object> row(Ticket ticket) {
        var shown = ticket.snapshot();
        var row = new Cells();
        row.put("id", shown.id()).put("number", shown.number()).put("subject", shown.subject())
                .put("status", shown.status()).put("priority", shown.priority()).put("type", shown.type())
                .put("channel", shown.channel()).put("department", shown.department()).put("group", shown.group())
                .put("assignee", shown.assignee()).put("email", shown.requester().email())
                .put("name", shown.requester().name())
                .put("organization", shown.organization() == null ? null : shown.organization().name())
                .put("category", shown.category()).put("product", shown.product())
                .put("language", shown.language()).put("region", shown.region()).put("tags", shown.tags())
                .put("fields", shown.fields()).put("createdAt", shown.createdAt())
                .put("updatedAt", shown.updatedAt()).put("resolvedAt", shown.resolvedAt());
        return row.cells;
    }

    private static Map<String, Object> row(Contact contact) {
        var shown = contact.asRequester();
        var organization = contact.organization();
        var row = new Cells();
        row.put("externalId", contact.externalId()).put("id", contact.id()).put("email", contact.email().value())
                .put("name", shown.name()).put("language", shown.language()).put("importance", shown.importance())
                .put("level", shown.level()).put("region", shown.region())
                .put("organization", organization == null ? null : organization.name())
                .put("verification", contact.verification())
                .put("fields", Objects.requireNonNullElse(shown.fields(), Map.of()))
                .put("createdAt", contact.createdAt());
        return row.cells;
    }

    /** A row being written; what is absent is left out. */
    private static final class Cells {

        private final Map<String, Object> cells = new LinkedHashMap<>();

        @CanIgnoreReturnValue
        Cells put(String name, @Nullable Object value) {
            if (value != null) {
                cells.put(name, value);
            }
            return this;
        }
    }

    private Term term(@Nullable String filter) {
        if (filter == null || filter.isBlank()) {
            return Term.EVERYTHING;
        }
        try {
            @SuppressWarnings("unchecked") // an object of JSON has texts as names
            Map<String, Object> sent = json.readValue(filter, Map.class);
            return Terms.read(sent);
        } catch (JsonProcessingException failure) {
            throw new InvalidParameter("filter", "is no JSON object");
        }
    }
}
