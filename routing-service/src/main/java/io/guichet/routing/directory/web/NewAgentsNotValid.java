package io.guichet.routing.directory.web;

import java.util.Comparator;
import java.util.List;

import io.guichet.http.HttpFailure;
import io.guichet.http.Problem;
import io.guichet.http.ProblemType;

/** Somebody of those who are to be made agents is described by values that may not be. */
final class NewAgentsNotValid extends HttpFailure {

    NewAgentsNotValid(List<Problem.Flaw> flaws) {
        super(Problem.of(ProblemType.INVALID_REQUEST, detail(flaws)).with(flaws.stream()
                .sorted(Comparator.comparing((Problem.Flaw flaw) -> String.valueOf(flaw.pointer()))
                        .thenComparing(Problem.Flaw::detail))
                .toList()));
    }

    private static String detail(List<Problem.Flaw> flaws) {
        return flaws.size() == 1
                ? (String.valueOf(flaws.getFirst().pointer()) + " " + flaws.getFirst().detail()).strip()
                : flaws.size() + " values are not valid";
    }
}
