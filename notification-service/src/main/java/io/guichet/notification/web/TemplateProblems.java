package io.guichet.notification.web;

import java.util.List;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.guichet.http.Problem;
import io.guichet.http.ProblemType;
import io.guichet.notification.signature.SignatureUnusable;
import io.guichet.notification.template.NoSuchTemplate;
import io.guichet.notification.template.TemplateFlaw;
import io.guichet.notification.template.TemplateUnusable;

/** What is answered when a template or a signature cannot be had or used. */
class TemplateProblems {

    @ServerExceptionMapper
    RestResponse<Problem> notFound(NoSuchTemplate failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    @ServerExceptionMapper
    RestResponse<Problem> unusable(TemplateUnusable failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, failure).with(flaws(failure.flaws())).response();
    }

    @ServerExceptionMapper
    RestResponse<Problem> unusable(SignatureUnusable failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, failure).with(flaws(failure.flaws())).response();
    }

    private static List<Problem.Flaw> flaws(List<TemplateFlaw> flaws) {
        return flaws.stream().map(flaw -> Problem.Flaw.at("/" + flaw.part(),
                "line %d, column %d: %s".formatted(flaw.line(), flaw.column(), flaw.detail()))).toList();
    }
}
