package io.guichet.routing.rule.web;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.guichet.conditions.InvalidCondition;
import io.guichet.http.Problem;
import io.guichet.http.ProblemType;
import io.guichet.routing.directory.MisplacedCondition;
import io.guichet.routing.rule.RuleDoesNothing;
import io.guichet.routing.rule.RuleNotFound;

/** Which problem each failure of a rule is. */
class RuleProblems {

    @ServerExceptionMapper
    public RestResponse<Problem> missing(RuleNotFound failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> idle(RuleDoesNothing failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, failure).response();
    }

    /** One flaw for each thing that is wrong with the condition, with its line and column. */
    @ServerExceptionMapper
    public RestResponse<Problem> invalid(InvalidCondition failure) {
        return invalid("/condition", failure);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> invalid(MisplacedCondition failure) {
        return invalid(failure.pointer(), failure.flawed());
    }

    private static RestResponse<Problem> invalid(String pointer, InvalidCondition failure) {
        return Problem.of(ProblemType.CONDITION_INVALID, failure)
                .with(failure.problems().stream()
                        .map(problem -> Problem.Flaw.at(pointer, problem.toString())).toList())
                .response();
    }
}
