package io.guichet.kb.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.events.ArticleEvent;
import io.guichet.events.ArticleEvent.Article;
import io.guichet.events.ArticleEvent.ArticlePublished;
import io.guichet.events.ArticleEvent.ArticleWithdrawn;
import io.guichet.events.ArticleEvent.Visibility;

class ArticleIndexTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final UUID PARCEL = Demo.id("parcel");
    private static final UUID PASSWORD = Demo.id("password");

    private ArticleIndex index;

    @BeforeEach
    void open() throws IOException {
        index = ArticleIndex.open(new ByteBuffersDirectory());
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    @Test
    void a_published_article_is_found() throws IOException {
        hear(published(PARCEL, 1, english("Where is my parcel?")));

        assertThat(ask("parcel")).containsExactly("Where is my parcel?");
    }

    @Test
    void a_published_change_replaces_what_was_there() throws IOException {
        hear(published(PARCEL, 1, english("Where is my parcel?")), published(PARCEL, 2, english("Lost luggage")));

        assertThat(ask("parcel")).isEmpty();
        assertThat(ask("luggage")).containsExactly("Lost luggage");
    }

    @Test
    void an_older_version_that_comes_later_changes_nothing() throws IOException {
        hear(published(PARCEL, 2, english("Lost luggage")), published(PARCEL, 1, english("Where is my parcel?")));

        assertThat(ask("luggage")).containsExactly("Lost luggage");
        assertThat(ask("parcel")).isEmpty();
    }

    @Test
    void the_same_event_twice_is_one_article() throws IOException {
        hear(published(PARCEL, 1, english("Where is my parcel?")),
                published(PARCEL, 1, english("Where is my parcel?")));

        assertThat(ask("parcel")).hasSize(1);
    }

    @Test
    void a_withdrawn_article_is_not_found_even_if_its_publication_is_heard_again() throws IOException {
        hear(published(PARCEL, 1, english("Where is my parcel?")), new ArticleWithdrawn(PARCEL, 2, NOON),
                published(PARCEL, 1, english("Where is my parcel?")));

        assertThat(ask("parcel")).isEmpty();
        assertThat(index.size()).isZero();
    }

    @Test
    void an_article_published_again_after_a_withdrawal_is_found() throws IOException {
        hear(published(PARCEL, 1, english("Where is my parcel?")), new ArticleWithdrawn(PARCEL, 2, NOON),
                published(PARCEL, 3, english("Where is my parcel?")));

        assertThat(ask("parcel")).hasSize(1);
    }

    @Test
    void a_restart_goes_on_from_the_checkpoint(@TempDir Path directory) throws IOException {
        var checkpoint = new Checkpoint("topic", Map.of(0, 12L, 7, 3L), NOON);
        try (var before = ArticleIndex.open(FSDirectory.open(directory))) {
            before.apply(published(PARCEL, 2, english("Where is my parcel?")));
            before.commit(checkpoint);
        }

        try (var after = ArticleIndex.open(FSDirectory.open(directory))) {
            assertThat(after.checkpoint()).contains(checkpoint);
            after.apply(published(PARCEL, 1, english("An older title of the parcel")));
            after.refresh();
            assertThat(titles(after, "parcel")).containsExactly("Where is my parcel?");
        }
    }

    @Test
    void what_was_not_committed_is_read_from_the_topic_again(@TempDir Path directory) throws IOException {
        var checkpoint = new Checkpoint("topic", Map.of(0, 1L), NOON);
        try (var before = ArticleIndex.open(FSDirectory.open(directory))) {
            before.commit(checkpoint);
            before.apply(published(PARCEL, 1, english("Where is my parcel?")));
            before.refresh();
        }

        try (var after = ArticleIndex.open(FSDirectory.open(directory))) {
            assertThat(after.checkpoint()).contains(checkpoint);
            assertThat(titles(after, "parcel")).isEmpty();
        }
    }

    @Test
    void an_index_that_was_cleared_begins_again() throws IOException {
        hear(published(PARCEL, 5, english("Where is my parcel?")));
        index.commit(new Checkpoint("topic", Map.of(0, 1L), NOON));

        index.clear();

        assertThat(index.checkpoint()).isEmpty();
        assertThat(ask("parcel")).isEmpty();
        hear(published(PARCEL, 1, english("Where is my parcel?")));
        assertThat(ask("parcel")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "PUBLIC, PUBLIC, true", "CUSTOMERS, PUBLIC, false", "AGENTS, PUBLIC, false",
        "CUSTOMERS, PUBLIC CUSTOMERS, true", "AGENTS, PUBLIC CUSTOMERS, false",
        "AGENTS, PUBLIC CUSTOMERS AGENTS, true"})
    void an_article_is_found_by_those_only_who_may_read_it(Visibility visibility, String visible, boolean found)
            throws IOException {
        hear(published(PARCEL, 1,
                new Article("Where is my parcel?", "", "en", null, null, List.of(), visibility, null)));

        var seen = Set.of(visible.split(" ")).stream().map(Visibility::valueOf)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
        var answers = index.ask(new Question("parcel", "", Optional.empty(), Optional.empty(), seen, 3));

        assertThat(answers).hasSize(found ? 1 : 0);
    }

    @Test
    void articles_of_another_department_are_left_out() throws IOException {
        hear(published(PARCEL, 1, of("shop", "Parcel of the shop")),
                published(PASSWORD, 1, of("bank", "Parcel of the bank")),
                published(Demo.id("all"), 1, of(null, "Parcel of all")));

        var answers = index.ask(new Question("parcel", "", Optional.empty(), Optional.of("shop"), all(), 5));

        assertThat(answers).extracting(Suggestion::title)
                .containsExactlyInAnyOrder("Parcel of the shop", "Parcel of all");
    }

    @Test
    void of_an_article_and_its_translation_the_one_in_the_language_asked_for_is_given() throws IOException {
        hear(published(PARCEL, 1, article("Export CSV", "en", null)),
                published(Demo.id("colis"), 1, article("Export CSV", "fr", PARCEL)));

        assertThat(ask("export csv", "fr")).extracting(Suggestion::language).containsExactly("fr");
        assertThat(ask("export csv", "en")).extracting(Suggestion::language).containsExactly("en");
    }

    @Test
    void an_article_that_exists_in_another_language_only_is_better_than_none() throws IOException {
        hear(published(PARCEL, 1, article("Configure DKIM for your domain", "en", null)));

        assertThat(ask("configurer DKIM", "fr")).extracting(Suggestion::language).containsExactly("en");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Réinitialiser le mot de passe | fr | reinitialisation mot de passe", // accents
        "Effacer vos données           | fr | que vous effaciez ma donnée", // conjugation
        "L'état d'une commande         | fr | létat dune commande état", // elision
        "Délivrabilité                 | fr | delivrabillité", // misspelt
        "Un colis en retard            | fr | mon paquet", // synonym
        "Deliverability                | en | delivrability", // misspelt
        "Two-factor authentication     | en | 2FA", // synonym
        "Returning an item             | en | I returned it", // stem
        "Rückgabe einer Ware           | de | rückgabe"}) // a language that has no stemmer here
    void a_question_finds_a_title_that_says_it_otherwise(String title, String language, String question)
            throws IOException {
        hear(published(PARCEL, 1, article(title, language, null)));

        assertThat(ask(question, language)).extracting(Suggestion::title).containsExactly(title);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"''", "!?", "zyxwvu"})
    void a_question_without_a_known_word_has_no_answer(String question) throws IOException {
        hear(published(PARCEL, 1, english("Where is my parcel?")));

        assertThat(ask(question)).isEmpty();
    }

    @Test
    void a_letter_of_ten_thousand_words_is_answered() throws IOException {
        hear(published(PARCEL, 1, english("Where is my parcel?")));
        var text = new StringBuilder("parcel ");
        for (var word = 0; word < 10_000; word++) {
            text.append("word").append(word).append(' ');
        }

        var answers = index.ask(new Question("", text.toString(), Optional.of("en"), Optional.empty(), all(), 3));

        assertThat(answers).hasSize(1);
    }

    private void hear(ArticleEvent... events) throws IOException {
        for (var event : events) {
            index.apply(event);
        }
        index.refresh();
    }

    private List<String> ask(String question) throws IOException {
        return titles(index, question);
    }

    private List<Suggestion> ask(String question, String language) throws IOException {
        return index.ask(new Question(question, "", Optional.of(language), Optional.empty(), all(), 3));
    }

    private static List<String> titles(ArticleIndex index, String question) throws IOException {
        return index.ask(new Question(question, "", Optional.empty(), Optional.empty(), all(), 3)).stream()
                .map(Suggestion::title).toList();
    }

    private static Set<Visibility> all() {
        return Set.of(Visibility.values());
    }

    private static ArticlePublished published(UUID id, long version, Article article) {
        return new ArticlePublished(id, version, article, NOON);
    }

    private static Article english(String title) {
        return article(title, "en", null);
    }

    private static Article article(String title, String language, @Nullable UUID translationOf) {
        return new Article(title, "", language, null, null, List.of(), Visibility.PUBLIC, translationOf);
    }

    private static Article of(@Nullable String department, String title) {
        return new Article(title, "", "en", department, null, List.of(), Visibility.PUBLIC, null);
    }
}
