package io.guichet.kb.outbox;

/**
 * Who sends at present.
 *
 * @param holder name of a replica
 * @param beat +1 each time the holder shows that it is alive
 */
record Claim(String holder, long beat) {

    Claim next(String by) {
        return new Claim(by, beat + 1);
    }
}
