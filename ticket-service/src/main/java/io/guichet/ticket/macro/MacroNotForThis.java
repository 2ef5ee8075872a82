package io.guichet.ticket.macro;

/** A macro is for other tickets. */
public final class MacroNotForThis extends RuntimeException {

    MacroNotForThis(String macro) {
        super("The macro %s is not for this ticket, or not for a client".formatted(macro));
    }
}
