package io.guichet.ticket.web;

import java.util.List;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.guichet.http.Problem;
import io.guichet.http.Problem.Flaw;
import io.guichet.http.ProblemType;
import io.guichet.ticket.form.FormNotValid;
import io.guichet.ticket.form.TooManyRequests;
import io.guichet.ticket.intake.ChannelNotOffered;
import io.guichet.ticket.intake.FieldSentences;
import io.guichet.ticket.intake.FieldsNotValid;
import io.guichet.ticket.intake.ProofNeeded;
import io.guichet.ticket.macro.MacroNotForThis;
import io.guichet.ticket.macro.TreatmentRefused;
import io.guichet.ticket.web.FormView.Language;

/** Why a request is not taken in so, as problems; what is wrong with fields, in the caller's language. */
class IntakeProblems {

    @ServerExceptionMapper
    public RestResponse<Problem> notValid(FieldsNotValid failure, HttpHeaders headers) {
        var language = Language.of(headers);
        var flaws = failure.flaws().stream().map(flaw -> Flaw.at(flaw.pointer(), FieldSentences.of(flaw, language)))
                .toList();
        return Problem.of(ProblemType.UNPROCESSABLE, FieldSentences.of(failure.flaws(), language)).with(flaws)
                .response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> notOffered(ChannelNotOffered failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, failure)
                .with(List.of(Flaw.at("/channel", String.valueOf(failure.getMessage())))).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> notValid(FormNotValid failure) {
        var pointer = "/content" + failure.pointer();
        return Problem.of(ProblemType.UNPROCESSABLE, pointer + " " + failure.getMessage())
                .with(List.of(Flaw.at(pointer, String.valueOf(failure.getMessage())))).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> notProven(ProofNeeded failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> tooMany(TooManyRequests failure) {
        return Problem.of(ProblemType.TOO_MANY_REQUESTS, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> refused(TreatmentRefused failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> notForThis(MacroNotForThis failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }
}
