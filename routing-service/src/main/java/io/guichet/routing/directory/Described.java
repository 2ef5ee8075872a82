package io.guichet.routing.directory;

/**
 * An entry that administrators describe.
 *
 * @param <D> what a description says
 */
public interface Described<D> extends Entry {

    /** How it is described now. */
    D details();

    /** Takes the description, and the version if that changes anything. */
    void describe(D details, long newVersion);
}
