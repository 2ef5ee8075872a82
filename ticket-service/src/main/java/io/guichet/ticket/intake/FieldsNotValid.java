package io.guichet.ticket.intake;

import java.util.List;

/** Some fields are missing, or cannot be so. */
public final class FieldsNotValid extends RuntimeException {

    private final transient List<FieldFlaw> flaws;

    public FieldsNotValid(List<FieldFlaw> flaws) {
        super(FieldSentences.report(flaws, "en"));
        this.flaws = List.copyOf(flaws);
    }

    public List<FieldFlaw> flaws() {
        return flaws;
    }
}
