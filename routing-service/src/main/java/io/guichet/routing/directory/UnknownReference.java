package io.guichet.routing.directory;

/** What an entry names does not exist. */
public final class UnknownReference extends RuntimeException {

    private final String pointer;

    /**
     * Nothing has this key.
     *
     * @param pointer where it was named, as a JSON pointer, for example {@code /department}
     * @param kind for example {@code department}
     */
    public UnknownReference(String pointer, String kind, String key) {
        super("There is no %s %s".formatted(kind, key));
        this.pointer = pointer;
    }

    private UnknownReference(String pointer, UnknownReference same) {
        super(same.getMessage());
        this.pointer = pointer;
    }

    /** The same, named in a part of what was sent: {@code place} is a JSON pointer to the part. */
    public UnknownReference in(String place) {
        return new UnknownReference(place + pointer, this);
    }

    /** Where it was named, as a JSON pointer. */
    public String pointer() {
        return pointer;
    }
}
