package io.guichet.http;

import java.util.List;

/** A query parameter or header cannot be understood; answered as 400 with its name. */
public final class InvalidParameter extends HttpFailure {

    /** The detail completes a sentence that begins with the name, for example "must be between 1 and 200". */
    public InvalidParameter(String parameter, String detail) {
        super(Problem.of(ProblemType.INVALID_REQUEST, parameter + " " + detail)
                .with(List.of(Problem.Flaw.inParameter(parameter, detail))));
    }
}
