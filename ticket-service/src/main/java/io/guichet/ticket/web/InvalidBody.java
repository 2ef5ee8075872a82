package io.guichet.ticket.web;

import java.util.List;

import io.guichet.http.HttpFailure;
import io.guichet.http.Problem;
import io.guichet.http.Problem.Flaw;
import io.guichet.http.ProblemType;

/** A body is well formed, and says what cannot be; answered with pointers to where. */
final class InvalidBody extends HttpFailure {

    private InvalidBody(ProblemType type, List<Flaw> flaws) {
        super(Problem.of(type, detail(flaws)).with(flaws));
    }

    /** Values that are not of their kind: answered as 400. */
    static InvalidBody malformed(List<Flaw> flaws) {
        return new InvalidBody(ProblemType.INVALID_REQUEST, flaws);
    }

    /** A value that is refused for what it means; the detail completes a sentence that begins with the pointer: 422. */
    static InvalidBody refused(String pointer, String detail) {
        return new InvalidBody(ProblemType.UNPROCESSABLE, List.of(Flaw.at(pointer, detail)));
    }

    private static String detail(List<Flaw> flaws) {
        return flaws.size() == 1
                ? flaws.getFirst().pointer() + " " + flaws.getFirst().detail()
                : flaws.size() + " values are not valid";
    }
}
