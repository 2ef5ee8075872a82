package io.guichet.sla.watch.web;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.guichet.http.Problem;
import io.guichet.http.ProblemType;
import io.guichet.sla.watch.WatchRuleNotFound;

/** Which problem each failure of watch rules is. */
class WatchRuleProblems {

    @ServerExceptionMapper
    public RestResponse<Problem> missing(WatchRuleNotFound failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }
}
