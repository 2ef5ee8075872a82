package io.guichet.http;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;

/** What the web framework refuses, as problems: no such path, another method, another media type. */
final class WebProblems {

    private static final Logger LOG = Logger.getLogger(WebProblems.class);

    private WebProblems() {}

    static Problem of(WebApplicationException failure) {
        // The framework wraps what reading the body or a parameter fails with.
        return switch (failure.getCause()) {
            case JsonProcessingException json -> JsonProblems.of(json);
            case HttpFailure known -> known.problem();
            case null, default -> byStatus(failure);
        };
    }

    /**
     * The framework answers a query parameter that it cannot convert with 404, as if it were part of the path; the
     * message of the cause quotes the value, by which we find the parameter.
     */
    static Problem notFound(NotFoundException failure, Map<String, List<String>> query) {
        var cause = failure.getCause();
        var quoted = cause instanceof HttpFailure || cause == null ? null : cause.getMessage();
        if (quoted == null) {
            return of(failure);
        }
        return query.entrySet().stream()
                .filter(parameter -> parameter.getValue().stream()
                        .anyMatch(value -> !value.isEmpty() && quoted.contains(value)))
                .map(Map.Entry::getKey).findFirst()
                .map(name -> new InvalidParameter(name, "has a value that cannot be understood").problem())
                .orElseGet(() -> of(failure));
    }

    static Problem unexpected() {
        return Problem.of(ProblemType.INTERNAL_ERROR,
                "It is our fault and has been logged; quote the instance of this problem when you report it");
    }

    private static Problem byStatus(WebApplicationException failure) {
        var status = failure.getResponse().getStatus();
        return switch (status) {
            case 400 -> Problem.of(ProblemType.INVALID_REQUEST, "The request cannot be understood");
            case 401 -> Problem.of(ProblemType.NOT_SIGNED_IN, "Send an access token in the header Authorization");
            case 403 -> Problem.of(ProblemType.NOT_ALLOWED, "You may not do this");
            case 404 -> Problem.of(ProblemType.NOT_FOUND, "Nothing is found under this address");
            case 405 -> Problem.of(ProblemType.METHOD_NOT_ALLOWED, "This address does not know this method");
            case 406 -> Problem.of(ProblemType.NOT_ACCEPTABLE, "None of the accepted media types can be given");
            case 413 -> Problem.of(ProblemType.TOO_LARGE, "Send less at once");
            case 415 -> Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send application/json");
            default -> other(failure, status);
        };
    }

    private static Problem other(WebApplicationException failure, int status) {
        if (status >= 500) {
            LOG.error("A request failed", failure);
        }
        return Arrays.stream(ProblemType.values()).filter(type -> type.status() == status).findFirst()
                .map(type -> Problem.of(type, type.title()))
                .orElseGet(() -> status < 500
                        ? Problem.of(ProblemType.INVALID_REQUEST, "The request is refused")
                        : unexpected());
    }
}
