package io.guichet.kb.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "## A heading ##                       | A heading",
        "- an **important** item               | an important item",
        "12. an `a=b` item                     | an a=b item",
        "> quoted                              | quoted",
        "see [the page](https://x.example/a_b) | see the page",
        "![a cat](cat.png)                     | a cat",
        "a <b>bold</b> word                    | a  bold  word",
        "3 < 4 and a_name                      | 3 < 4 and a_name"})
    void markup_is_taken_away(String markdown, String text) {
        assertThat(PlainText.of(markdown)).isEqualTo(text);
    }

    @Test
    void headings_are_found_in_their_order() {
        assertThat(PlainText.headings("# One\ntext # not one\n### Two")).containsExactly("One", "Two");
    }

    @Test
    void an_excerpt_is_the_sentence_that_says_most_of_what_was_asked_and_what_follows() {
        var text = "Nothing here. Still nothing.\nThe red parcel was lost. It came back.";

        assertThat(Excerpt.of(text, Language.ENGLISH, Set.of("parcel", "lost")))
                .isEqualTo("The red parcel was lost. It came back.");
    }

    @Test
    void a_sentence_that_never_ends_is_cut_between_words() {
        var excerpt = Excerpt.of("word ".repeat(100), Language.ENGLISH, Set.of("word"));

        assertThat(excerpt).hasSizeLessThanOrEqualTo(241).endsWith("word…");
    }

    @Test
    void an_empty_text_has_an_empty_excerpt() {
        assertThat(Excerpt.of("", Language.ENGLISH, Set.of("word"))).isEmpty();
    }
}
