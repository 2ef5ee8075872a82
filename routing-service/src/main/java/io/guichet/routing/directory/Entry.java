package io.guichet.routing.directory;

import io.guichet.events.DirectoryEvent;

/** Something in the directory that others keep a copy of. */
public interface Entry {

    /** +1 with each change. */
    long version();

    /** What tells others how it is now. */
    DirectoryEvent event();
}
