package io.guichet.http;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import io.guichet.reliable.postgres.OutboxFull;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;

/** Every failure that is not a service's own, as a problem. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public RestResponse<Problem> known(HttpFailure failure) {
        return failure.problem().response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> violated(ConstraintViolationException failure) {
        return ViolationProblems.of(failure.getConstraintViolations()).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> mistyped(MismatchedInputException failure) {
        return JsonProblems.of(failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> malformed(JsonProcessingException failure) {
        return JsonProblems.of(failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> notFound(NotFoundException failure, UriInfo uri) {
        return WebProblems.notFound(failure, uri.getQueryParameters()).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> refused(WebApplicationException failure) {
        return WebProblems.of(failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> notAuthenticated(AuthenticationFailedException failure) {
        // The framework has put its challenge into WWW-Authenticate already.
        var problem = new NotSignedIn("The access token is not accepted").problem();
        return RestResponse.ResponseBuilder.<Problem>create(problem.status()).entity(problem).type(Problem.MEDIA_TYPE)
                .build();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> notSignedIn(UnauthorizedException failure) {
        return new NotSignedIn("Send an access token in the header Authorization").problem().response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> forbidden(ForbiddenException failure) {
        return Problem.of(ProblemType.NOT_ALLOWED, "You may not do this").response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> overloaded(OutboxFull failure) {
        return Problem.of(ProblemType.NOT_AVAILABLE, failure).response();
    }

    /** Says nothing of what went wrong but the id under which the log tells it. */
    @ServerExceptionMapper
    public RestResponse<Problem> unexpected(Throwable failure) {
        if (PassingFailures.isPassing(failure)) {
            LOG.warnf("A request could not be answered now: %s", failure);
            return Problem.of(ProblemType.NOT_AVAILABLE, "The service is overloaded or restarts: try again in a moment")
                    .response();
        }
        LOG.error("A request failed", failure);
        return WebProblems.unexpected().response();
    }
}
