package io.guichet.notification.web;

import io.guichet.http.HttpFailure;
import io.guichet.http.Problem;
import io.guichet.http.ProblemType;

/** A client with credentials of its own asked for notices, which people have. */
final class OnlyForPeople extends HttpFailure {

    OnlyForPeople() {
        super(Problem.of(ProblemType.NOT_ALLOWED, "Only people are given notices; sign in as one"));
    }
}
