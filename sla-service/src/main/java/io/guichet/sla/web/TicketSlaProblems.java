package io.guichet.sla.web;

import java.util.List;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.guichet.http.Problem;
import io.guichet.http.ProblemType;
import io.guichet.sla.RecomputationNotFound;
import io.guichet.sla.TicketNotKnown;
import io.guichet.sla.action.Unusable;

/** Which problem each failure is. */
class TicketSlaProblems {

    @ServerExceptionMapper
    public RestResponse<Problem> missing(TicketNotKnown failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> missing(RecomputationNotFound failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unusable(Unusable failure) {
        var detail = String.valueOf(failure.getMessage());
        return Problem.of(ProblemType.INVALID_REQUEST, failure.pointer() + " " + detail)
                .with(List.of(Problem.Flaw.at(failure.pointer(), detail))).response();
    }
}
