package io.guichet.kb;

import static io.guichet.kb.TestMongo.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;

import io.guichet.events.Actor;
import io.guichet.events.ArticleEvent;
import io.guichet.events.ArticleEvent.Visibility;
import io.guichet.events.Cause;
import io.guichet.events.Envelope;
import io.smallrye.mutiny.Uni;

/** The articles in the database, on the subset of MongoDB that this service keeps to. */
class ArticlesTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Actor ALICE = new Actor(Actor.Kind.AGENT, new UUID(0, 1), "Alice Martin");
    private static final Creation REQUEST = new Creation("agent:1", "key-1");
    private static final Reader EDITOR = new Reader(Set.of(Visibility.values()), true);
    private static final Reader CUSTOMER = new Reader(Set.of(Visibility.PUBLIC, Visibility.CUSTOMERS), false);

    private final TestMongo mongo = new TestMongo();
    private final Articles articles = new Articles(mongo.database(), new Creations(mongo.database()));

    @BeforeEach
    void index() {
        result(mongo.database().getCollection(KbDatabase.ARTICLES).createIndex(
                Indexes.ascending(ArticleDocument.CREATION_KEY), new IndexOptions().unique(true).sparse(true)));
    }

    @AfterEach
    void close() {
        mongo.close();
    }

    @Test
    void an_article_is_read_as_it_was_written() {
        var article = draft(1, "Title é ☃", Visibility.AGENTS).publish(act(1)).article();

        var added = add(article);

        assertThat(added).isEqualTo(article);
        assertThat(result(articles.get(article.id()))).isEqualTo(article);
    }

    @Test
    void an_unknown_article_is_not_found() {
        assertThatThrownBy(() -> result(articles.get(id(9)))).isInstanceOf(ArticleNotFound.class);
    }

    @Test
    void a_change_of_a_revision_that_is_gone_is_refused() {
        var article = add(draft(1, "Title", Visibility.PUBLIC));
        var first = article.rewrite(content("First", Visibility.PUBLIC, null), act(1)).article();
        var second = article.rewrite(content("Second", Visibility.PUBLIC, null), act(1)).article();

        var saved = result(articles.save(article.revision(), first, Optional.empty()));

        assertThatThrownBy(() -> result(articles.save(article.revision(), second, Optional.empty())))
                .isInstanceOf(ArticleChangedMeanwhile.class);
        assertThat(result(articles.get(article.id()))).isEqualTo(saved);
    }

    @Test
    void an_event_is_written_with_the_change_that_it_tells_of() {
        var article = add(draft(1, "Title", Visibility.PUBLIC));

        publish(article);

        assertThat(pendingVersions(article.id())).containsExactly(1L);
    }

    @Test
    void a_refused_change_leaves_no_event() {
        var article = add(draft(1, "Title", Visibility.PUBLIC));

        assertThatThrownBy(() -> result(articles.save(7, article.publish(act(1)).article(),
                Optional.of(envelope(article.publish(act(1)).event())))))
                .isInstanceOf(ArticleChangedMeanwhile.class);

        assertThat(pendingVersions(article.id())).isEmpty();
    }

    @Test
    void a_repeated_creation_gives_the_first_article_as_it_was() {
        var first = result(articles.add(draft(1, "Title", Visibility.PUBLIC), Optional.of(REQUEST)));
        var published = publish(first);

        var repeated = result(articles.add(draft(2, "Title", Visibility.PUBLIC), Optional.of(REQUEST)));

        assertThat(repeated).isEqualTo(first).isNotEqualTo(published);
        assertThat(result(articles.list(all(), EDITOR, Optional.empty(), 10))).hasSize(1);
    }

    @Test
    void ten_creations_at_once_with_one_key_make_one_article() {
        var writes = IntStream.rangeClosed(1, 10)
                .mapToObj(number -> articles.add(draft(number, "Title", Visibility.PUBLIC), Optional.of(REQUEST)))
                .toList();

        var written = result(Uni.join().all(writes).andFailFast());

        assertThat(written).extracting(Article::id).containsOnly(written.getFirst().id());
        assertThat(result(articles.list(all(), EDITOR, Optional.empty(), 20))).hasSize(1);
    }

    @Test
    void a_key_that_comes_with_another_article_is_refused() {
        var first = result(articles.add(draft(1, "Title", Visibility.PUBLIC), Optional.of(REQUEST)));

        assertThatThrownBy(() -> result(articles.add(draft(2, "Other", Visibility.PUBLIC), Optional.of(REQUEST))))
                .isInstanceOf(KeyOfAnotherArticle.class);
        assertThat(first.id()).isEqualTo(id(1));
    }

    @Test
    void a_key_is_free_again_after_a_day() {
        var first = result(articles.add(draft(1, "Title", Visibility.PUBLIC), Optional.of(REQUEST)));
        var later = Article.write(id(2), content("Other", Visibility.PUBLIC, null), act(60 * 24 + 1));

        var second = result(articles.add(later, Optional.of(REQUEST)));

        assertThat(second.id()).isEqualTo(id(2)).isNotEqualTo(first.id());
    }

    @Test
    void articles_without_a_key_never_meet() {
        add(draft(1, "Title", Visibility.PUBLIC));
        add(draft(2, "Title", Visibility.PUBLIC));

        assertThat(result(articles.list(all(), EDITOR, Optional.empty(), 10))).hasSize(2);
    }

    @Test
    void a_list_goes_on_before_the_last_article_shown() {
        IntStream.rangeClosed(1, 5).forEach(number -> add(draft(number, "Title " + number, Visibility.PUBLIC)));

        var first = result(articles.list(all(), EDITOR, Optional.empty(), 2));
        var second = result(articles.list(all(), EDITOR, Optional.of(first.getLast().id()), 2));

        assertThat(first).extracting(Article::id).containsExactly(id(5), id(4));
        assertThat(second).extracting(Article::id).containsExactly(id(3), id(2));
    }

    @Test
    void a_customer_s_list_has_only_what_is_published_for_customers() {
        publish(add(draft(1, "Public", Visibility.PUBLIC)));
        publish(add(draft(2, "Customers", Visibility.CUSTOMERS)));
        publish(add(draft(3, "Agents", Visibility.AGENTS)));
        add(draft(4, "Draft", Visibility.PUBLIC));

        assertThat(result(articles.list(all(), CUSTOMER, Optional.empty(), 10))).extracting(Article::id)
                .containsExactly(id(2), id(1));
    }

    @Test
    void a_list_can_be_narrowed() {
        publish(add(Article.write(id(1), content("A", Visibility.PUBLIC, "shop"), act(0))));
        add(Article.write(id(2), content("B", Visibility.PUBLIC, "shop"), act(0)));
        publish(add(draft(3, "C", Visibility.PUBLIC)));

        var filter = new ArticleFilter(Optional.of("en"), Optional.of("shop"), Optional.of(true));

        assertThat(result(articles.list(filter, EDITOR, Optional.empty(), 10))).extracting(Article::id)
                .containsExactly(id(1));
        assertThat(
                result(articles.list(new ArticleFilter(Optional.of("fr"), Optional.empty(), Optional.empty()), EDITOR,
                        Optional.empty(), 10)))
                .isEmpty();
    }

    @CanIgnoreReturnValue
    private Article add(Article article) {
        return result(articles.add(article, Optional.empty()));
    }

    @CanIgnoreReturnValue
    private Article publish(Article article) {
        var change = article.publish(act(1));
        return result(articles.save(article.revision(), change.article(), Optional.of(envelope(change.event()))));
    }

    private List<Long> pendingVersions(UUID id) {
        var document = result(mongo.database().getCollection(KbDatabase.ARTICLES).find().toUni());
        assertThat(document.getString(ArticleDocument.ID)).isEqualTo(id.toString());
        return document.getList(ArticleDocument.PENDING, org.bson.Document.class, List.of()).stream()
                .map(pending -> pending.getLong("version")).toList();
    }

    private static Envelope<ArticleEvent> envelope(@Nullable ArticleEvent event) {
        return new Envelope<>(new UUID(0, 7), NOON, "/guichet/kb", Cause.request("r1"), null,
                java.util.Objects.requireNonNull(event));
    }

    private static ArticleFilter all() {
        return new ArticleFilter(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Article draft(int number, String title, Visibility visibility) {
        return Article.write(id(number), content(title, visibility, null), act(0));
    }

    private static UUID id(int number) {
        return new UUID(0x019b8f5a00007000L, 0x8000000000000000L + number);
    }

    private static Act act(int minute) {
        return new Act(ALICE, Cause.request("r1"), NOON.plus(Duration.ofMinutes(minute)));
    }

    private static Content content(String title, Visibility visibility, @Nullable String department) {
        return new Content(title, "A body.", "en", department, "billing", List.of("word"), visibility, null);
    }
}
