package io.guichet.http.postgres;

import java.nio.ByteBuffer;

import io.guichet.http.Sha256;

/**
 * One arrival of an idempotent request.
 *
 * @param hash of the body, so that another request with the same key is recognised
 */
record Attempt(String caller, String route, String key, String hash) {

    /** The same number for the same caller, route and key; 64 bits, so strangers hardly ever share one. */
    long lock() {
        return ByteBuffer.wrap(Sha256.of(caller + "\n" + route + "\n" + key)).getLong();
    }
}
