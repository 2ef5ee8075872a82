package io.guichet.kb.web;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.guichet.http.Problem;
import io.guichet.http.ProblemType;
import io.guichet.kb.ArticleChangedMeanwhile;
import io.guichet.kb.ArticleNotFound;
import io.guichet.kb.KeyOfAnotherArticle;
import io.guichet.kb.OriginalUnknown;

/** The failures of articles as problems. */
class ArticleProblems {

    @ServerExceptionMapper
    public RestResponse<Problem> of(ArticleNotFound failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> of(ArticleChangedMeanwhile failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> of(OriginalUnknown failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> of(KeyOfAnotherArticle failure) {
        return Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED, failure).response();
    }
}
