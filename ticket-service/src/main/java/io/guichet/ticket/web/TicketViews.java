package io.guichet.ticket.web;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketSnapshot.Requester;
import io.guichet.http.ETags;
import io.guichet.ticket.Departments;
import io.guichet.ticket.Situation;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.problem.Notices.Notice;
import io.guichet.ticket.web.TicketView.Assignee;
import io.guichet.ticket.web.TicketView.ContactView;
import io.guichet.ticket.web.TicketView.OrganizationView;
import io.guichet.ticket.web.TicketView.Sla;

/** Shows tickets, to each caller what is theirs to see. */
@Singleton
class TicketViews {

    private final Departments departments;

    TicketViews(Departments departments) {
        this.departments = departments;
    }

    TicketView of(Ticket ticket, Visit visit) {
        return visit.isCustomers() ? forCustomer(ticket.snapshot(), null) : forStaff(ticket, ticket.snapshot());
    }

    /** The ticket as an answer, with its tag for later changes. */
    RestResponse<TicketView> answer(Ticket ticket, Visit visit) {
        return RestResponse.ResponseBuilder.ok(of(ticket, visit))
                .header(HttpHeaders.ETAG, ETags.of(ticket.revision())).build();
    }

    /** The same to its customer, with what they are told of the problems that it is about. */
    RestResponse<TicketView> answer(Ticket ticket, List<Notice> notices) {
        return RestResponse.ResponseBuilder.ok(forCustomer(ticket.snapshot(), notices))
                .header(HttpHeaders.ETAG, ETags.of(ticket.revision())).build();
    }

    private TicketView forStaff(Ticket ticket, TicketSnapshot shown) {
        var promises = ticket.promises();
        return new TicketView(shown.id(), shown.number(), shown.subject(), shown.status(), shown.priority(),
                shown.type(), shown.channel(), shown.department(), shown.group(), assignee(shown.assignee()),
                contactForStaff(shown.requester()), organization(shown), shown.category(),
                shown.product(), shown.language(), shown.region(), shown.tags(), shown.fields(),
                shown.waitingSince(), shown.resolvedAt(), shown.createdAt(), shown.updatedAt(), shown.version(),
                new Sla(promises.firstResponseDue(), promises.nextResponseDue(), promises.resolutionDue()),
                situation(ticket.situation()), shown.origin(), null);
    }

    private TicketView.Situation situation(Situation shown) {
        return new TicketView.Situation(shown.subStatus(), shown.snoozedUntil(), shown.thankedAt(), shown.mergedInto(),
                shown.trashedAt(), shown.isTrash() ? shown.spam() : null, people(shown.collaborators()));
    }

    /** Agents, by name where they have one. */
    List<Assignee> people(List<UUID> agents) {
        return agents.stream().map(agent -> new Assignee(agent, departments.nameOf(agent).orElse(null))).toList();
    }

    private static TicketView forCustomer(TicketSnapshot shown, @Nullable List<Notice> notices) {
        return new TicketView(shown.id(), shown.number(), shown.subject(), shown.status(), shown.priority(),
                shown.type(), shown.channel(), shown.department(), null, null, contactForCustomer(shown.requester()),
                organization(shown), shown.category(), shown.product(), shown.language(), null, null, null,
                shown.waitingSince(), shown.resolvedAt(), shown.createdAt(), shown.updatedAt(), shown.version(), null,
                null, null, notices);
    }

    private @Nullable Assignee assignee(@Nullable UUID agent) {
        return agent == null ? null : new Assignee(agent, departments.nameOf(agent).orElse(null));
    }

    private static ContactView contactForStaff(Requester requester) {
        return new ContactView(requester.id(), requester.name(), requester.email(), requester.verification(),
                requester.undeliverable());
    }

    private static ContactView contactForCustomer(Requester requester) {
        return new ContactView(requester.id(), requester.name(), requester.email(), null, null);
    }

    private static @Nullable OrganizationView organization(TicketSnapshot shown) {
        var organization = shown.organization();
        return organization == null ? null : new OrganizationView(organization.id(), organization.name());
    }
}
