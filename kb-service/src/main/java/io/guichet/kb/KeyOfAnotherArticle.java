package io.guichet.kb;

/** An idempotency key came again with another article. */
public final class KeyOfAnotherArticle extends RuntimeException {

    KeyOfAnotherArticle() {
        super("This Idempotency-Key belongs to an earlier request with another body; use a new one");
    }
}
