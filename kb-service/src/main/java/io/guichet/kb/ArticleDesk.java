package io.guichet.kb;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.http.IfMatch;
import io.guichet.kb.Article.Change;
import io.guichet.reliable.Envelopes;
import io.guichet.reliable.Ids;
import io.smallrye.mutiny.Uni;

/** What people do with articles; each method is one atomic write of one document, its event included. */
@ApplicationScoped
public class ArticleDesk {

    /** Two people who publish at once both succeed; more often than this somebody insists. */
    private static final int ATTEMPTS = 3;

    private final Articles articles;
    private final Ids ids;
    private final Envelopes envelopes;

    ArticleDesk(Articles articles, Ids ids, Envelopes envelopes) {
        this.articles = articles;
        this.ids = ids;
        this.envelopes = envelopes;
    }

    /** Writes a new article, once for each creation key. */
    public Uni<Article> write(Content content, Optional<Creation> creation, Act act) {
        return original(content)
                .map(known -> Article.write(ids.next(), content, act))
                .chain(article -> articles.add(article, creation));
    }

    /** Replaces what an article says. */
    public Uni<Article> rewrite(UUID id, IfMatch seen, Content content, Act act) {
        return original(content).chain(known -> change(id, seen, article -> article.rewrite(content, act), act));
    }

    /** Lets readers see an article as it is now. */
    public Uni<Article> publish(UUID id, IfMatch seen, Act act) {
        return change(id, seen, article -> article.publish(act), act);
    }

    /** Takes an article away from readers. */
    public Uni<Article> withdraw(UUID id, IfMatch seen, Act act) {
        return change(id, seen, article -> article.withdraw(act), act);
    }

    private Uni<Article> change(UUID id, IfMatch seen, Function<Article, Change> verb, Act act) {
        return articles.get(id)
                .invoke(article -> seen.verify(article.revision()))
                .chain(article -> keep(article, verb.apply(article), act))
                .onFailure(ArticleChangedMeanwhile.class).retry().atMost(ATTEMPTS);
    }

    private Uni<Article> keep(Article before, Change change, Act act) {
        if (change.article().equals(before)) {
            return Uni.createFrom().item(before);
        }
        var event = Optional.ofNullable(change.event()).map(told -> envelopes.seal(told, act.cause()));
        return articles.save(before.revision(), change.article(), event);
    }

    private Uni<Boolean> original(Content content) {
        var original = content.translationOf();
        if (original == null) {
            return Uni.createFrom().item(true);
        }
        return articles.get(original)
                .onFailure(ArticleNotFound.class).transform(failure -> new OriginalUnknown(original))
                .invoke(found -> {
                    if (found.content().translationOf() != null) {
                        throw new OriginalUnknown(original);
                    }
                })
                .replaceWith(true);
    }
}
