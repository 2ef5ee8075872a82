package io.guichet.notification.wording;

import java.util.Map;

/** What a mail says. */
public interface MailWords {

    /** A value for each placeholder of its kind of template; empty where there is nothing to say. */
    Map<String, String> values();
}
