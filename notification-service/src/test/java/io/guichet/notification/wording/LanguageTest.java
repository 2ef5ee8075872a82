package io.guichet.notification.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"fr,en,FR", "fr-CA,en,FR", "fr_FR,en,FR", "EN-gb,fr,EN", "de,fr,FR",
        "-,fr,FR",
        "-,-,EN", "de,-,EN", "'',fr,FR", "not a tag,fr,FR"})
    void the_first_language_that_guichet_has_words_for_is_taken(String first, String second, Language taken) {
        assertThat(Language.firstOf(first, second)).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"PT25M,FR,25 min", "PT25M59S,EN,25 min", "PT2H5M,FR,2 h 5 min", "P2DT3H10M,FR,2 j 3 h",
        "P2DT3H10M,EN,2 d 3 h", "PT-90M,EN,1 h 30 min", "P1DT5M,EN,1 d 5 min", "PT30S,FR,moins d’une minute",
        "PT0S,EN,less than a minute"})
    void a_span_is_told_by_its_two_largest_units(Duration span, Language language, String words) {
        assertThat(Span.in(language, span).replace('\u00a0', ' ')).isEqualTo(words);
    }
}
