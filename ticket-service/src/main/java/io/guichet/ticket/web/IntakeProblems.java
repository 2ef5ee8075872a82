package io.guichet.ticket.web;

import java.util.Locale;
import java.util.ResourceBundle;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.guichet.http.Problem;
import io.guichet.http.Problem.Flaw;
import io.guichet.http.ProblemType;
import io.guichet.ticket.form.TooManyRequests;
import io.guichet.ticket.intake.ChannelNotOffered;
import io.guichet.ticket.intake.FieldFlaw;
import io.guichet.ticket.intake.FieldsNotValid;
import io.guichet.ticket.intake.ProofNeeded;
import io.guichet.ticket.macro.MacroNotForThis;
import io.guichet.ticket.web.FormView.Language;

/** Why a request is not taken in so, as problems; what is wrong with fields, in the caller's language. */
class IntakeProblems {

    private static final String SENTENCES = "io.guichet.ticket.web.fields";

    @ServerExceptionMapper
    public RestResponse<Problem> notValid(FieldsNotValid failure, HttpHeaders headers) {
        var language = Language.of(headers);
        // English is the base: a language that we do not have must not fall back to that of the machine.
        var sentences = ResourceBundle.getBundle(SENTENCES, Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        var flaws = failure.flaws().stream().map(flaw -> Flaw.at(flaw.pointer(), sentence(flaw, sentences, language)))
                .toList();
        var detail = flaws.size() == 1
                ? flaws.getFirst().detail()
                : sentences.getString("SEVERAL").formatted(flaws.size());
        return Problem.of(ProblemType.UNPROCESSABLE, detail).with(flaws).response();
    }

    private static String sentence(FieldFlaw flaw, ResourceBundle sentences, String language) {
        return sentences.getString(flaw.fault().name()).formatted(flaw.label().in(language), flaw.detail());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> notOffered(ChannelNotOffered failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, failure).response();
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
    public RestResponse<Problem> notForThis(MacroNotForThis failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }
}
