package io.guichet.routing.directory;

/** An address belongs to one agent, or one department, only. */
public final class AddressTaken extends RuntimeException {

    private final String field;

    /**
     * Somebody else has it.
     *
     * @param field name of the field that gives the address
     */
    AddressTaken(String field, String address) {
        super("The address %s belongs to another".formatted(address));
        this.field = field;
    }

    /** Name of the field that gives the address, for example {@code supportAddress}. */
    public String field() {
        return field;
    }
}
