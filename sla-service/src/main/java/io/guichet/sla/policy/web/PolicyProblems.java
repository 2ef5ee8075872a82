package io.guichet.sla.policy.web;

import java.util.List;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.guichet.conditions.InvalidCondition;
import io.guichet.http.Problem;
import io.guichet.http.ProblemType;
import io.guichet.sla.policy.PolicyNotFound;
import io.guichet.sla.policy.UnknownCalendar;

/** Which problem each failure of policies is. */
class PolicyProblems {

    @ServerExceptionMapper
    public RestResponse<Problem> missing(PolicyNotFound failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unknownCalendar(UnknownCalendar failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, failure)
                .with(List.of(Problem.Flaw.at("/calendar", String.valueOf(failure.getMessage())))).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unusable(UnusableTerm failure) {
        var detail = String.valueOf(failure.getMessage());
        return Problem.of(ProblemType.INVALID_REQUEST, failure.pointer() + " " + detail)
                .with(List.of(Problem.Flaw.at(failure.pointer(), detail))).response();
    }

    /** One flaw for each thing that is wrong with the condition, with its line and column. */
    @ServerExceptionMapper
    public RestResponse<Problem> invalid(InvalidCondition failure) {
        return Problem.of(ProblemType.CONDITION_INVALID, failure)
                .with(failure.problems().stream()
                        .map(problem -> Problem.Flaw.at("/condition", problem.toString())).toList())
                .response();
    }
}
