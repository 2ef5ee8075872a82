package io.guichet.routing.directory;

/** An address belongs to one agent, or one department, only. */
public final class AddressTaken extends RuntimeException {

    private final String pointer;

    /**
     * Somebody else has it.
     *
     * @param field name of the field that gives the address
     */
    AddressTaken(String field, String address) {
        super("The address %s belongs to another".formatted(address));
        this.pointer = "/" + field;
    }

    private AddressTaken(String pointer, AddressTaken same) {
        super(same.getMessage());
        this.pointer = pointer;
    }

    /** The same, given in a part of what was sent: {@code place} is a JSON pointer to the part. */
    public AddressTaken in(String place) {
        return new AddressTaken(place + pointer, this);
    }

    /** Where the address was given, as a JSON pointer, for example {@code /supportAddress}. */
    public String pointer() {
        return pointer;
    }
}
