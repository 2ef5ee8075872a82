package io.guichet.kb;

import java.util.UUID;

/** There is no such article, or none that the one who asks may read. */
public final class ArticleNotFound extends RuntimeException {

    public ArticleNotFound(UUID id) {
        super("There is no article " + id);
    }
}
