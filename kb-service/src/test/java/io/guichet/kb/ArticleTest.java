package io.guichet.kb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.guichet.events.Actor;
import io.guichet.events.ArticleEvent.ArticlePublished;
import io.guichet.events.ArticleEvent.ArticleWithdrawn;
import io.guichet.events.ArticleEvent.Visibility;
import io.guichet.events.Cause;

class ArticleTest {

    private static final UUID ID = UUID.fromString("019b8f5a-0000-7000-8000-000000000001");
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Actor ALICE = new Actor(Actor.Kind.AGENT, UUID.fromString(
            "00000000-0000-7000-8000-000000000001"), "Alice Martin");

    private final Article draft = Article.write(ID, content("A first try"), act(0));

    @Test
    void a_new_article_is_a_draft_that_nobody_hears_of() {
        assertThat(draft.publication()).isNull();
        assertThat(draft.revision()).isEqualTo(1);
        assertThat(draft.version()).isZero();
    }

    @Test
    void publishing_shows_what_the_article_says_now_and_tells_it() {
        var change = draft.publish(act(1));

        assertThat(Objects.requireNonNull(change.article().publication()).content()).isEqualTo(draft.content());
        assertThat(change.event()).isEqualTo(new ArticlePublished(ID, 1, content("A first try").asPublished(), at(1)));
        assertThat(change.article().revision()).isEqualTo(2);
    }

    @Test
    void rewriting_a_published_article_changes_nothing_for_readers() {
        var published = draft.publish(act(1)).article();

        var change = published.rewrite(content("Better"), act(2));

        assertThat(change.event()).isNull();
        assertThat(change.article().content().title()).isEqualTo("Better");
        assertThat(change.article().publication()).isEqualTo(published.publication());
    }

    @Test
    void publishing_again_what_is_published_already_does_nothing() {
        var published = draft.publish(act(1)).article();

        var change = published.publish(act(2));

        assertThat(change.article()).isEqualTo(published);
        assertThat(change.event()).isNull();
    }

    @Test
    void publishing_a_rewritten_article_tells_a_newer_version() {
        var rewritten = draft.publish(act(1)).article().rewrite(content("Better"), act(2)).article();

        var change = rewritten.publish(act(3));

        assertThat(change.event()).isEqualTo(new ArticlePublished(ID, 2, content("Better").asPublished(), at(3)));
    }

    @Test
    void withdrawing_takes_the_article_away_and_tells_it() {
        var change = draft.publish(act(1)).article().withdraw(act(2));

        assertThat(change.article().publication()).isNull();
        assertThat(change.event()).isEqualTo(new ArticleWithdrawn(ID, 2, at(2)));
    }

    @Test
    void withdrawing_a_draft_does_nothing() {
        var change = draft.withdraw(act(1));

        assertThat(change.article()).isEqualTo(draft);
        assertThat(change.event()).isNull();
    }

    @Test
    void each_change_says_who_made_it_and_when() {
        var rewritten = draft.rewrite(content("Better"), act(2)).article();

        assertThat(rewritten.updatedAt()).isEqualTo(at(2));
        assertThat(rewritten.updatedBy()).isEqualTo(ALICE);
        assertThat(rewritten.createdAt()).isEqualTo(at(0));
    }

    private static Instant at(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static Act act(int minute) {
        return new Act(ALICE, Cause.request("r1"), at(minute));
    }

    private static Content content(String title) {
        return new Content(title, "A body.", "en", null, "billing", List.of("word"), Visibility.PUBLIC, null);
    }
}
