package io.guichet.kb;

/**
 * The request that creates an article, by which a repetition of it is recognised.
 *
 * @param caller nobody meets another's keys
 * @param key the header {@code Idempotency-Key}
 */
public record Creation(String caller, String key) {

    String asText() {
        return caller + "\n" + key;
    }
}
