package io.guichet.ticket;

import java.util.Locale;
import java.util.ResourceBundle;

/** The usual words of a reminder to a customer who does not answer. */
final class Reminder {

    private static final String WORDS = "io.guichet.ticket.words";

    private Reminder() {}

    /** In the language of a tag such as {@code fr-CA}; in English if it is not one of ours. */
    static String in(String language) {
        return ResourceBundle.getBundle(WORDS, Locale.forLanguageTag(language), noFallback()).getString("reminder");
    }

    /** The language of the machine is nobody's. */
    private static ResourceBundle.Control noFallback() {
        return ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    }
}
