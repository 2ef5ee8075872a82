package io.guichet.notification.wording;

import java.util.Map;

/**
 * What an acknowledgement may say: nothing in it was chosen by whoever caused it.
 *
 * @param promised by when an answer was promised, in words; empty when that is not known
 */
public record AcknowledgementWords(long number, String department, String promised) implements MailWords {

    @Override
    public Map<String, String> values() {
        return Map.of("number", Long.toString(number), "department", department, "promised", promised);
    }
}
