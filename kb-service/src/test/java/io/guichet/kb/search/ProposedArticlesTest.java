package io.guichet.kb.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.guichet.events.ArticleEvent.ArticlePublished;
import io.guichet.events.ArticleEvent.Visibility;
import io.guichet.kb.search.Demo.Letter;

/** What the proposals are for: customers' own words lead to the right article. */
class ProposedArticlesTest {

    private static final Map<String, ArticlePublished> ARTICLES = Demo.articles();
    private static ArticleIndex index;

    @BeforeAll
    static void index_the_demo() throws IOException {
        index = ArticleIndex.open(new ByteBuffersDirectory());
        for (var article : ARTICLES.values()) {
            index.apply(article);
        }
        index.refresh();
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
    }

    static List<Letter> twenty() {
        return Demo.letters("twenty");
    }

    @Test
    void there_are_thirty_articles_and_ten_letters_in_each_language() {
        assertThat(ARTICLES).hasSize(30);
        assertThat(twenty()).filteredOn(letter -> letter.language().equals("fr")).hasSize(10);
        assertThat(twenty()).filteredOn(letter -> letter.language().equals("en")).hasSize(10);
    }

    @ParameterizedTest
    @MethodSource("twenty")
    void a_letter_finds_its_article_among_the_first_three(Letter letter) throws IOException {
        assertThat(firstThree(letter, Optional.of(letter.language()))).contains(Demo.id(letter.expects()));
    }

    @ParameterizedTest
    @MethodSource("twenty")
    void it_does_so_when_nobody_said_in_which_language_it_is(Letter letter) throws IOException {
        assertThat(firstThree(letter, Optional.empty())).contains(Demo.id(letter.expects()));
    }

    @ParameterizedTest
    @MethodSource("twenty")
    void it_does_so_without_accents_and_in_capitals(Letter letter) throws IOException {
        var typed = new Letter(letter.set(), letter.expects(), letter.language(), plain(letter.subject()),
                plain(letter.text()));

        assertThat(firstThree(typed, Optional.of(letter.language()))).contains(Demo.id(letter.expects()));
    }

    @Test
    void of_forty_more_letters_nineteen_in_twenty_do() throws IOException {
        var letters = Demo.letters("wider");
        var found = 0;
        for (var letter : letters) {
            found += firstThree(letter, Optional.of(letter.language())).contains(Demo.id(letter.expects())) ? 1 : 0;
        }

        assertThat(letters).hasSizeGreaterThan(40);
        assertThat(found).isGreaterThanOrEqualTo(Math.ceilDiv(letters.size() * 19, 20));
    }

    private static List<UUID> firstThree(Letter letter, Optional<String> language) throws IOException {
        var question = new Question(letter.subject(), letter.text(), language, Optional.empty(),
                Set.of(Visibility.values()), 3);
        return index.ask(question).stream().map(Suggestion::id).toList();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "")
                .toUpperCase(java.util.Locale.ROOT);
    }
}
