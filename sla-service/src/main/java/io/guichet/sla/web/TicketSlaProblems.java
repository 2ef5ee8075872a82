package io.guichet.sla.web;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.guichet.http.Problem;
import io.guichet.http.ProblemType;
import io.guichet.sla.TicketNotKnown;

/** Which problem each failure is. */
class TicketSlaProblems {

    @ServerExceptionMapper
    public RestResponse<Problem> missing(TicketNotKnown failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }
}
