package io.guichet.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;

class InlineImagesTest {

    private static final String HTML = "<p>See <img src=\"cid:card&#64;guichet\" alt=\"card\" /> and <img src=\"cid:film\" /></p>";

    @Test
    void what_the_html_shows_is_named() {
        assertThat(InlineImages.named(HTML)).containsExactlyInAnyOrder("card@guichet", "film");
    }

    @Test
    void what_is_not_there_is_not_shown() {
        assertThat(InlineImages.only(Set.of("card@guichet"), HTML)).contains("card@guichet").doesNotContain("film")
                .startsWith("<p>See ");
    }
}
