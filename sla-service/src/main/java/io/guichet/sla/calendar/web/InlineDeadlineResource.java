package io.guichet.sla.calendar.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.guichet.http.Callers;
import io.guichet.http.Permission;
import io.guichet.sla.calendar.web.Counting.DeadlineAnswer;
import io.guichet.sla.calendar.web.Counting.InlineDeadlineQuestion;
import io.smallrye.mutiny.Uni;

/**
 * Counting with a calendar that is not saved. A class of its own: below the path of another one it would not be found.
 */
@Path(CalendarResource.PATH + ":deadline")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calendars")
class InlineDeadlineResource {

    private final Callers callers;

    InlineDeadlineResource(Callers callers) {
        this.callers = callers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<DeadlineAnswer> deadline(@Valid @NotNull InlineDeadlineQuestion asked) {
        callers.current().require(Permission.SLA_READ);
        return Uni.createFrom().item(asked::answer);
    }

}
