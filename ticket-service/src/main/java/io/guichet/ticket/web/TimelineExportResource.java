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
import io.guichet.ticket.view.TimelineReader;
import io.guichet.ticket.view.TimelineReader.Happened;
import io.smallrye.mutiny.Multi;

/** Exports what happened to tickets: who did what when and why, and what it was before. */
@Cancellable(false)
@Path(ExportResource.PATH)
@Tag(name = "Jobs")
class TimelineExportResource {

    private static final List<String> NAMES = List.of("ticket", "number", "position", "id", "at", "kind", "by", "byId",
            "byName", "cause", "depth", "version", "before", "after", "detail");
    /** Custom fields may be long: of few entries, a page fits into memory. */
    private static final int PAGE = 100;

    private final Visits visits;
    private final TimelineReader timelines;
    private final Filters filters;

    TimelineExportResource(Visits visits, TimelineReader timelines, Filters filters) {
        this.visits = visits;
        this.timelines = timelines;
        this.filters = filters;
    }

    @GET
    @Path("timeline.ndjson")
    @Produces("application/x-ndjson")
    @Operation(summary = "The timelines of all tickets that pass the filter (JSON)")
    public Multi<Map<String, Object>> timelineLines(@RestQuery @Nullable String filter) {
        return entries(filter);
    }

    @GET
    @Path("timeline.csv")
    @Produces("text/csv")
    @Operation(summary = "The same as CSV with a line of names")
    public Multi<String> timelineTable(@RestQuery @Nullable String filter) {
        return Exported.table(entries(filter), NAMES);
    }

    private Multi<Map<String, Object>> entries(@Nullable String filter) {
        var visit = visits.ofStaff(Permission.TICKET_READ);
        var term = filters.read(filter);
        var asker = Askers.of(visit);
        return Exported.rows(PAGE, page -> timelines.entries(term, asker, page)
                .map(found -> found.map(TimelineExportResource::row)));
    }

    private static Map<String, Object> row(Happened entry) {
        var by = entry.by();
        return new Exported.Cells().put("ticket", entry.ticket()).put("number", entry.number())
                .put("position", entry.position()).put("id", entry.id()).put("at", entry.at())
                .put("kind", entry.kind()).put("by", by.kind()).put("byId", by.id()).put("byName", by.name())
                .put("cause", entry.cause()).put("depth", entry.depth()).put("version", entry.version())
                .put("before", entry.before()).put("after", entry.after()).put("detail", entry.detail()).row();
    }
}
