package io.guichet.notification.wording;

import java.util.Map;

/** What the mail says that tells of a resolution. */
public record ResolutionWords(long number, String subject, String department, String agent, String signature)
        implements
            MailWords {

    @Override
    public Map<String, String> values() {
        return Map.of("number", Long.toString(number), "subject", subject, "department", department, "agent", agent,
                "signature", signature);
    }
}
