package io.guichet.routing;

import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

import io.guichet.routing.RouteNames.Source;

/** Whether the second line has had a part in a ticket. */
@Embeddable
@SuppressWarnings("UnusedVariable") // columns that queries read
class Lines {

    private boolean secondLine;
    /** The group that passed it on; absent while none did. */
    private @Nullable String firstLine;

    protected Lines() {}

    /** It waits in another group; what is only asked for may still be decided otherwise. */
    void enter(Source source, @Nullable String from) {
        if (source == Source.SECOND_LINE && !secondLine) {
            secondLine = true;
            firstLine = from;
        }
    }
}
