package io.guichet.http.postgres;

import io.guichet.http.HttpFailure;
import io.guichet.http.Problem;
import io.guichet.http.ProblemType;

/** The first request with this key has not ended yet; answered as 409. */
public final class RequestStillRunning extends HttpFailure {

    RequestStillRunning() {
        super(Problem.of(ProblemType.REQUEST_STILL_RUNNING, "Wait for its end, then ask again for its result"));
    }
}
