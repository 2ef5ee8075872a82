package io.guichet.ticket.web;

import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Caller;
import io.guichet.http.InvalidParameter;
import io.guichet.http.Page;
import io.guichet.http.Permission;
import io.guichet.ticket.Departments;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.contact.EmailAddress;
import io.guichet.ticket.intake.ChannelOffers;
import io.guichet.ticket.intake.ChannelOffers.About;
import io.guichet.ticket.intake.ChannelPolicy.Offer;
import io.smallrye.mutiny.Uni;

/** Which channels a customer is offered, why not, and from when. */
@Cancellable(false)
@Path("/api/v1/channels")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Channels")
class ChannelResource {

    private final Visits visits;
    private final ChannelOffers offers;
    private final Departments departments;
    private final Filters filters;

    ChannelResource(Visits visits, ChannelOffers offers, Departments departments, Filters filters) {
        this.visits = visits;
        this.offers = offers;
        this.departments = departments;
        this.filters = filters;
    }

    @GET
    @Operation(summary = "Each channel: whether it is offered, why not, and from when; a customer asks for themselves")
    public Uni<Page<Offer>> offered(@RestQuery @Nullable String contact, @RestQuery @Nullable String category,
            @RestQuery @Nullable String department, @RestQuery @Nullable String ticket,
            @RestQuery @Nullable String fields) {
        var visit = visits.of(Permission.TICKET_OPEN);
        var address = visit.caller() instanceof Caller.Customer customer ? customer.email() : contact;
        var customer = EmailAddress.parse(address == null ? "" : address)
                .orElseThrow(() -> new InvalidParameter("contact", "must be the address of a customer"));
        var about = new About(
                department == null ? departments.usual(visit.agent().orElse(null), null).orElse("") : department,
                category, Optional.ofNullable(ticket).map(TicketRef::parse), filters.fields(fields));
        return offers.to(customer, about, visit.scope(), visit.act().at()).map(all -> new Page<>(all, null));
    }
}
