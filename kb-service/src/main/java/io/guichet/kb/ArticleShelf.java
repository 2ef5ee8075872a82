package io.guichet.kb;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

/** Where people read articles. */
@ApplicationScoped
public class ArticleShelf {

    private final Articles articles;

    ArticleShelf(Articles articles) {
        this.articles = articles;
    }

    /** An article that the reader may see; to others it does not exist. */
    public Uni<Article> find(UUID id, Reader reader) {
        return articles.get(id).invoke(article -> {
            if (reader.seen(article).isEmpty()) {
                throw new ArticleNotFound(id);
            }
        });
    }

    /** The articles that the reader may see, the newest first, those before the given one. */
    public Uni<List<Article>> list(ArticleFilter filter, Reader reader, Optional<UUID> before, int limit) {
        return articles.list(filter, reader, before, limit);
    }
}
