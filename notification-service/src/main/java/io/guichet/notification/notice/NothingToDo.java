package io.guichet.notification.notice;

import java.util.UUID;

/** A notice only tells something: it cannot be ticked. */
public class NothingToDo extends RuntimeException {

    NothingToDo(UUID id) {
        super("There is nothing to do about notice " + id);
    }
}
