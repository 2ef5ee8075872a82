package io.guichet.routing.web;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.guichet.http.Problem;
import io.guichet.http.ProblemType;
import io.guichet.routing.NoSecondLine;
import io.guichet.routing.TicketNotKnown;

/** Which problem each failure of routing is. */
class RoutingProblems {

    @ServerExceptionMapper
    public RestResponse<Problem> missing(TicketNotKnown failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> noSecondLine(NoSecondLine failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }
}
