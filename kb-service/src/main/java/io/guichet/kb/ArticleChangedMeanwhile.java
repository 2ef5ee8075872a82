package io.guichet.kb;

import java.util.UUID;

/** Somebody else changed the article between reading and writing it. */
public final class ArticleChangedMeanwhile extends RuntimeException {

    ArticleChangedMeanwhile(UUID id) {
        super("The article %s was changed at the same time; try again".formatted(id));
    }
}
