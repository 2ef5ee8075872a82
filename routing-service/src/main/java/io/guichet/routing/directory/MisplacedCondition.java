package io.guichet.routing.directory;

import io.guichet.conditions.Condition;
import io.guichet.conditions.InvalidCondition;

/** A condition cannot be compiled that is not the body's own: it stands somewhere within what was sent. */
public final class MisplacedCondition extends RuntimeException {

    private final String pointer;
    private final InvalidCondition flawed;

    /** It stands where the JSON pointer says. */
    public MisplacedCondition(String pointer, InvalidCondition flawed) {
        super(flawed.getMessage(), flawed);
        this.pointer = pointer;
        this.flawed = flawed;
    }

    /** Throws one unless the condition, which stands where the JSON pointer says, can be compiled. */
    public static void check(String pointer, String condition) {
        try {
            var ignored = Condition.compile(condition);
        } catch (InvalidCondition flawed) {
            throw new MisplacedCondition(pointer, flawed);
        }
    }

    /** Where it stands, as a JSON pointer. */
    public String pointer() {
        return pointer;
    }

    /** What is wrong with it. */
    public InvalidCondition flawed() {
        return flawed;
    }
}
