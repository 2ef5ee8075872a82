package io.guichet.http;

/** Somebody changed the thing since the caller read it; answered as 412. */
public final class LostUpdate extends HttpFailure {

    public LostUpdate(long current) {
        super(Problem.of(ProblemType.LOST_UPDATE,
                "It has been changed since: it is now at revision %d. Read it again".formatted(current)));
    }
}
