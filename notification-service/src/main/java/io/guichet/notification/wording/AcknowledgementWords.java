package io.guichet.notification.wording;

/** What an acknowledgement may say: nothing in it was chosen by whoever caused it. */
public record AcknowledgementWords(long number, String department) {}
