package io.guichet.ticket.web;

import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Permission;
import io.guichet.ticket.TicketReader;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.channel.email.Authenticity;
import io.guichet.ticket.channel.email.MailFacts;
import io.guichet.ticket.channel.email.MailNotFound;
import io.smallrye.mutiny.Uni;

/** What the mail of a message tells beside its text. */
@Cancellable(false)
@Path(TicketResource.PATH + "/{ref}/messages/{message}/mail")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mail in")
class MailFactsResource {

    private final Visits visits;
    private final MailFacts facts;
    private final TicketReader tickets;

    MailFactsResource(Visits visits, MailFacts facts, TicketReader tickets) {
        this.visits = visits;
        this.facts = facts;
        this.tickets = tickets;
    }

    /**
     * What the mail of a message tells beside its text.
     *
     * @param authenticity VERIFIED, FAILED or UNKNOWN
     * @param report BOUNCE, COMPLAINT, READ or ARRIVED
     */
    record FactsView(UUID mail, @Nullable String authenticity, @Nullable String spf, @Nullable String dkim,
            @Nullable String dmarc, @Nullable String signed, @Nullable String encrypted, boolean contradicts,
            @Nullable String report, @Nullable String reportedAddress, @Nullable String reportedStatus,
            @Nullable Boolean permanent) {

        static FactsView of(MailFacts.Known known) {
            var told = known.authenticity();
            var authenticity = told == null ? null : told.verdict().name();
            return new FactsView(known.mail(), authenticity, spf(told), told == null ? null : told.dkim(),
                    told == null ? null : told.dmarc(), known.protection().signed(), known.protection().encrypted(),
                    known.contradicts(), known.report(), known.reportedAddress(), known.reportedStatus(),
                    known.permanent());
        }

        private static @Nullable String spf(@Nullable Authenticity told) {
            return told == null ? null : told.spf();
        }
    }

    @GET
    @Operation(summary = "Who vouches for the mail of a message, how it is protected, what it reports")
    public Uni<FactsView> facts(@RestPath String ref, @RestPath UUID message) {
        var visit = visits.of(Permission.TICKET_NOTE);
        return tickets.ticket(TicketRef.parse(ref), visit.scope())
                .chain(ticket -> facts.ofMessage(ticket.id(), message))
                .map(known -> known.map(FactsView::of).orElseThrow(() -> new MailNotFound(message)));
    }
}
