package io.guichet.http.postgres;

import io.guichet.http.HttpFailure;
import io.guichet.http.Problem;
import io.guichet.http.ProblemType;

/** An idempotency key came again with another body; answered as 422. */
public final class KeyReused extends HttpFailure {

    KeyReused() {
        super(Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED,
                "This Idempotency-Key belongs to an earlier request with another body; use a new one"));
    }
}
