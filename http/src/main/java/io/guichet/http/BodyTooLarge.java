package io.guichet.http;

/** There is more JSON than is read; answered as 413. */
final class BodyTooLarge extends HttpFailure {

    BodyTooLarge(long largest) {
        super(Problem.of(ProblemType.TOO_LARGE, "Send at most %d bytes of JSON at once".formatted(largest)));
    }
}
