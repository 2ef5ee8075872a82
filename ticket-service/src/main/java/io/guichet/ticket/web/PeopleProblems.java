package io.guichet.ticket.web;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.guichet.http.Problem;
import io.guichet.http.ProblemType;
import io.guichet.ticket.contact.AddressTaken;
import io.guichet.ticket.contact.ContactIdTaken;
import io.guichet.ticket.contact.ContactNotFound;
import io.guichet.ticket.contact.DomainRefused;
import io.guichet.ticket.contact.MergeRefused;
import io.guichet.ticket.contact.OrganizationNotFound;

/** What cannot be done with people, as problems. */
class PeopleProblems {

    @ServerExceptionMapper
    public RestResponse<Problem> notFound(ContactNotFound failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> notFound(OrganizationNotFound failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> taken(AddressTaken failure) {
        return Problem.of(ProblemType.ALREADY_EXISTS, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> taken(ContactIdTaken failure) {
        return Problem.of(ProblemType.ALREADY_EXISTS, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> refused(MergeRefused failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> refused(DomainRefused failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, failure).response();
    }
}
