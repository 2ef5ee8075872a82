package io.guichet.ticket.macro;

/** A ticket is treated with a message that cannot be sent, or with tags that no ticket has. */
public final class TreatmentRefused extends RuntimeException {

    private final String part;
    private final String flaw;

    /** @param flaw completes a sentence that begins with the part */
    TreatmentRefused(String part, String flaw) {
        super("What is done to the ticket is refused: %s %s".formatted(part, flaw));
        this.part = part;
        this.flaw = flaw;
    }

    /** The name of what cannot be so. */
    public String part() {
        return part;
    }

    /** What is wrong with it, to be read after its name. */
    public String flaw() {
        return flaw;
    }
}
