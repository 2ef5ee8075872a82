package io.guichet.routing.assignment;

/** What a group makes of a ticket's region when it looks for an agent. */
public enum RegionUse {
    /** It plays no part. */
    IGNORED,
    /** Only somebody who takes tickets of the region. */
    REQUIRED
}
