package io.guichet.http;

/** A change that could overwrite somebody else's names no revision; answered as 428. */
public final class IfMatchRequired extends HttpFailure {

    public IfMatchRequired() {
        super(Problem.of(ProblemType.IF_MATCH_REQUIRED, "Send the ETag that you read in the header If-Match"));
    }
}
