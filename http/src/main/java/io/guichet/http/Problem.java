package io.guichet.http;

import java.util.List;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Why a request was not carried out (RFC 9457).
 *
 * @param type URN of a {@link ProblemType}
 * @param detail what is wrong with this request, readable by the one who sent it
 * @param instance URN of the request, by which it is found in the log; filled in when the answer leaves
 * @param errors where exactly, when there is more to say; left out when empty
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, @Nullable String instance,
        List<Flaw> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    /**
     * One place of the request that is wrong; either is given.
     *
     * @param pointer JSON pointer into the body, {@code ""} for the whole of it
     * @param parameter name of a query parameter, path parameter or header
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Flaw(@Nullable String pointer, @Nullable String parameter, String detail) {

        public static Flaw at(String pointer, String detail) {
            return new Flaw(pointer, null, detail);
        }

        public static Flaw inParameter(String parameter, String detail) {
            return new Flaw(null, parameter, detail);
        }
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type.urn(), type.title(), type.status(), detail, null, List.of());
    }

    /** The problem that a failure of the domain is; its message, a sentence for people, is the detail. */
    public static Problem of(ProblemType type, RuntimeException failure) {
        var message = failure.getMessage();
        return of(type, message == null ? type.title() : message);
    }

    public Problem with(List<Flaw> flaws) {
        return new Problem(type, title, status, detail, instance, flaws);
    }

    Problem at(String request) {
        return new Problem(type, title, status, detail, request, errors);
    }

    /** The answer, for a one-line {@code @ServerExceptionMapper}. */
    public RestResponse<Problem> response() {
        var answer = RestResponse.ResponseBuilder.<Problem>create(status).entity(this).type(MEDIA_TYPE);
        if (status == ProblemType.NOT_SIGNED_IN.status()) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.build();
    }
}
