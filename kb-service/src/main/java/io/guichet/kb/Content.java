package io.guichet.kb;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.ArticleEvent;
import io.guichet.events.ArticleEvent.Visibility;

/**
 * What an article says, and to whom.
 *
 * @param body CommonMark
 * @param language BCP 47 tag
 * @param department key of the only department that it is for; absent for all
 * @param keywords further words by which customers call the matter
 * @param translationOf the original that this article translates; an original has none
 */
public record Content(String title, String body, String language, @Nullable String department,
        @Nullable String category, List<String> keywords, Visibility visibility, @Nullable UUID translationOf) {

    public Content {
        keywords = List.copyOf(keywords);
    }

    ArticleEvent.Article asPublished() {
        return new ArticleEvent.Article(title, body, language, department, category, keywords, visibility,
                translationOf);
    }
}
