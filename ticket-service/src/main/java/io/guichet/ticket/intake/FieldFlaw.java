package io.guichet.ticket.intake;

import io.guichet.ticket.setting.Labels;

/**
 * A field that cannot be so.
 *
 * @param pointer JSON pointer into the request
 * @param label of the field, as people know it
 * @param fault what is wrong
 * @param detail what would be right, where there is more to say; else empty
 */
public record FieldFlaw(String pointer, Labels label, Fault fault, String detail) {

    /** What can be wrong; the web package has the sentences. */
    public enum Fault {
        MISSING,
        NOT_TEXT,
        NOT_A_NUMBER,
        NOT_A_DATE,
        NOT_YES_OR_NO,
        NOT_A_CHOICE,
        NOT_CHOICES,
        NOT_A_URL,
        NOT_AN_EMAIL,
        NOT_IN_THE_FUTURE,
        UNKNOWN
    }
}
