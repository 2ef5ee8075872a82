package io.guichet.ticket.web;

import java.util.List;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.guichet.http.Problem;
import io.guichet.http.Problem.Flaw;
import io.guichet.http.ProblemType;
import io.guichet.ticket.query.FilterNotValid;
import io.guichet.ticket.setting.SettingAmbiguous;
import io.guichet.ticket.setting.SettingNotFound;
import io.guichet.ticket.view.ViewNotFound;

/** What cannot be found, or not so, as problems. */
class FindingProblems {

    @ServerExceptionMapper
    public RestResponse<Problem> notValid(FilterNotValid failure) {
        return Problem.of(ProblemType.INVALID_REQUEST, failure)
                .with(List.of(Flaw.at("/filter" + failure.pointer(), String.valueOf(failure.getMessage()))))
                .response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> notFound(ViewNotFound failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> ambiguous(SettingAmbiguous failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> notFound(SettingNotFound failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }
}
