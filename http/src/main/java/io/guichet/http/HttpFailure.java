package io.guichet.http;

/** A failure that knows which problem it is answered with. */
public abstract class HttpFailure extends RuntimeException {

    private final transient Problem problem;

    protected HttpFailure(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
