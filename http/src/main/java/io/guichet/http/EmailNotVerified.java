package io.guichet.http;

/** A customer's address says which tickets are theirs, so it has to be proven first; answered as 403. */
public final class EmailNotVerified extends HttpFailure {

    public EmailNotVerified() {
        super(Problem.of(ProblemType.EMAIL_NOT_VERIFIED, "Confirm your e-mail address first, then sign in again"));
    }
}
