package io.guichet.reliable.postgres;

import io.guichet.events.Cause;
import io.guichet.events.Envelope;

/** Events have been causing one another for so long that it looks like a loop. */
public final class ChainTooDeep extends RuntimeException {

    ChainTooDeep(Envelope<?> last) {
        super("%s of %s would be event number %d of a chain; it stops at %d"
                .formatted(last.event().type(), last.event().key(), last.cause().depth(), Cause.DEEPEST));
    }
}
