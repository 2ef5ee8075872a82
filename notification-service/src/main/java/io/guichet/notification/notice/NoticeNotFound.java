package io.guichet.notification.notice;

import java.util.UUID;

/** The person has no notice of this id. */
public final class NoticeNotFound extends RuntimeException {

    public NoticeNotFound(UUID id) {
        super("There is no notice " + id);
    }
}
