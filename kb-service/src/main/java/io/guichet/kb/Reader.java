package io.guichet.kb;

import java.util.Optional;
import java.util.Set;

import io.guichet.events.ArticleEvent.Visibility;
import io.guichet.http.Caller;
import io.guichet.http.Permission;

/**
 * What somebody may read.
 *
 * @param visible of published articles
 * @param drafts whether they see what is being written, too
 */
public record Reader(Set<Visibility> visible, boolean drafts) {

    /** Customers never see what is for agents; who writes or publishes articles sees all of them. */
    public static Reader of(Caller caller) {
        return switch (caller) {
            case Caller.Customer _ -> new Reader(Set.of(Visibility.PUBLIC, Visibility.CUSTOMERS), false);
            case Caller.Person person -> colleague(person);
            case Caller.Machine machine -> colleague(machine);
        };
    }

    private static Reader colleague(Caller caller) {
        return new Reader(Set.of(Visibility.values()),
                caller.may(Permission.KNOWLEDGE_WRITE) || caller.may(Permission.KNOWLEDGE_PUBLISH));
    }

    /** What they see of an article; empty if nothing. */
    public Optional<Content> seen(Article article) {
        if (drafts) {
            return Optional.of(article.content());
        }
        return Optional.ofNullable(article.publication()).map(Publication::content)
                .filter(content -> visible.contains(content.visibility()));
    }
}
