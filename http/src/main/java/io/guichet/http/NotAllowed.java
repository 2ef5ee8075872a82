package io.guichet.http;

/** The caller lacks a permission; answered as 403. */
public final class NotAllowed extends HttpFailure {

    public NotAllowed(Permission missing) {
        super(Problem.of(ProblemType.NOT_ALLOWED, "This needs the permission " + missing.key()));
    }
}
