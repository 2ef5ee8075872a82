package io.guichet.notification.web;

import java.util.List;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.guichet.http.Problem;
import io.guichet.http.ProblemType;
import io.guichet.notification.webhook.NoWebhookSecrets;
import io.guichet.notification.webhook.WebhookDeliveryNotFound;
import io.guichet.notification.webhook.WebhookDeliveryNotResendable;
import io.guichet.notification.webhook.WebhookNotFound;
import io.guichet.notification.webhook.WebhookUrlRefused;

/** What is answered when a webhook cannot be had, made or called. */
class WebhookProblems {

    @ServerExceptionMapper
    RestResponse<Problem> notFound(WebhookNotFound failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    @ServerExceptionMapper
    RestResponse<Problem> notFound(WebhookDeliveryNotFound failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    @ServerExceptionMapper
    RestResponse<Problem> notResendable(WebhookDeliveryNotResendable failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }

    @ServerExceptionMapper
    RestResponse<Problem> noSecrets(NoWebhookSecrets failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }

    @ServerExceptionMapper
    RestResponse<Problem> refused(WebhookUrlRefused failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, "The address " + failure.getMessage())
                .with(List.of(Problem.Flaw.at("/url", String.valueOf(failure.getMessage())))).response();
    }
}
