package io.guichet.ticket.web;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.guichet.http.Problem;
import io.guichet.http.ProblemType;
import io.guichet.ticket.problem.ProblemHasEnded;
import io.guichet.ticket.problem.ProblemNotFound;

/** What cannot be done with known problems. */
class KnownProblemProblems {

    @ServerExceptionMapper
    public RestResponse<Problem> notFound(ProblemNotFound failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> ended(ProblemHasEnded failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }
}
