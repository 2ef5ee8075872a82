package io.guichet.notification.wording;

import io.quarkus.qute.RawString;

/**
 * What stands around and within the frame of a mail.
 *
 * @param title the mail's subject
 * @param body HTML, which is not escaped
 * @param footer plain; empty for none
 */
public record Frame(Language language, String title, String department, RawString body, String footer) {}
