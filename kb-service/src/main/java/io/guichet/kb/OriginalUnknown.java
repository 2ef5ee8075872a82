package io.guichet.kb;

import java.util.UUID;

/** An article is to translate one that does not exist, or that is a translation itself. */
public final class OriginalUnknown extends RuntimeException {

    OriginalUnknown(UUID original) {
        super("%s is no article that can be translated".formatted(original));
    }
}
