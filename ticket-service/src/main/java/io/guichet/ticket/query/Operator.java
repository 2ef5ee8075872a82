package io.guichet.ticket.query;

import java.util.Arrays;
import java.util.Optional;

/** How a field is compared with a value. */
public enum Operator {
    IS("is"),
    IN("in"),
    /** Text has the words, a list has the item. */
    CONTAINS("contains"),
    /** With {@code true} there is a value, with {@code false} there is none. */
    IS_SET("isSet"),
    AT_LEAST("atLeast"),
    AT_MOST("atMost"),
    BEFORE("before"),
    AFTER("after");

    private final String key;

    Operator(String key) {
        this.key = key;
    }

    static Optional<Operator> of(String key) {
        return Arrays.stream(values()).filter(operator -> operator.key.equals(key)).findFirst();
    }

    public String key() {
        return key;
    }
}
