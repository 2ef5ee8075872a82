package io.guichet.http;

/** This replica has not yet read who may do what; answered as 503, since guessing would be wrong. */
public final class DirectoryNotReady extends HttpFailure {

    public DirectoryNotReady() {
        super(Problem.of(ProblemType.NOT_AVAILABLE, "The service is starting: try again in a moment"));
    }
}
