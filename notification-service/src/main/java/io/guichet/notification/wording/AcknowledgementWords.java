package io.guichet.notification.wording;

import java.util.Map;

/**
 * What an acknowledgement may say: nothing in it was chosen by whoever caused it.
 *
 * @param promised by when an answer was promised, in words; empty when that is not known
 * @param opens when the department, which is closed now, opens again, in words; empty when it is open, or always is
 */
public record AcknowledgementWords(long number, String department, String promised, String opens)
        implements
            MailWords {

    @Override
    public Map<String, String> values() {
        return Map.of("number", Long.toString(number), "department", department, "promised", promised,
                "opens", opens);
    }
}
