package io.guichet.gateway.limit;

/**
 * A limit and the name that clients know it by.
 *
 * @param burst requests at once
 * @param perSecond requests a second that may go on for ever
 */
public record Rate(String name, int burst, double perSecond) {

    /** @throws IllegalArgumentException when nothing would ever pass */
    public Rate {
        if (burst < 1 || perSecond <= 0) {
            throw new IllegalArgumentException(
                    "The rate limit \"%s\" needs a burst of at least 1 and more than 0 per second".formatted(name));
        }
    }

    /** In how many seconds an empty bucket is full again. */
    public long window() {
        return (long) Math.ceil(burst / perSecond);
    }
}
