package io.guichet.http;

/** There is no token, or it says too little about its bearer; answered as 401. */
public final class NotSignedIn extends HttpFailure {

    public NotSignedIn(String detail) {
        super(Problem.of(ProblemType.NOT_SIGNED_IN, detail));
    }
}
