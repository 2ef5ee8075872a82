package io.guichet.kb;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.ArticleEvent;
import io.guichet.events.ArticleEvent.ArticlePublished;
import io.guichet.events.ArticleEvent.ArticleWithdrawn;

/**
 * An article: what is being written, and what of it readers see.
 *
 * @param revision +1 with each change by people
 * @param version +1 with each event
 * @param publication absent as long as, or since, no reader sees the article
 */
public record Article(UUID id, long revision, long version, Content content, @Nullable Publication publication,
        Instant createdAt, Instant updatedAt, Actor updatedBy) {

    /** An article together with the event that tells others what changed; most changes concern nobody else yet. */
    public record Change(Article article, @Nullable ArticleEvent event) {}

    /** Begins an article, which no reader sees. */
    static Article write(UUID id, Content content, Act act) {
        return new Article(id, 1, 0, content, null, act.at(), act.at(), act.by());
    }

    /** Replaces what the article says; readers see it when it is published again. */
    Change rewrite(Content next, Act act) {
        return new Change(changed(next, publication, version, act), null);
    }

    /** Lets readers see what the article says now; nothing happens when they do already. */
    Change publish(Act act) {
        if (publication != null && publication.content().equals(content)) {
            return new Change(this, null);
        }
        var published = changed(content, new Publication(content, act.at(), act.by()), version + 1, act);
        return new Change(published,
                new ArticlePublished(id, published.version, content.asPublished(), act.at()));
    }

    /** Takes the article away from readers; nothing happens when they do not see it. */
    Change withdraw(Act act) {
        if (publication == null) {
            return new Change(this, null);
        }
        return new Change(changed(content, null, version + 1, act), new ArticleWithdrawn(id, version + 1, act.at()));
    }

    private Article changed(Content next, @Nullable Publication seen, long nextVersion, Act act) {
        return new Article(id, revision + 1, nextVersion, next, seen, createdAt, act.at(), act.by());
    }
}
