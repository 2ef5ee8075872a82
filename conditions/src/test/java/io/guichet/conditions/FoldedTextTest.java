package io.guichet.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTextTest {

    @ParameterizedTest
    @CsvSource({"Été, ete", "ÇA, ca", "Cœur, coeur", "Straße, strasse", "Ærøskøbing, aeroskobing", "ŁÓDŹ, lodz",
        "L’addition, \"l'addition\"", "ﬁn, fin", "Ａ１, a1", "été, ete", "İstanbul, istanbul", "日本, 日本", "😀, 😀"})
    void letters_lose_case_accents_and_ligatures(String text, String folded) {
        assertThat(FoldedText.fold(text)).isEqualTo(folded.replace("\"", ""));
    }

    @Test
    void long_texts_are_folded_alike_in_turns() {
        String one = "É".repeat(300);
        String other = "À".repeat(300);

        for (int turn = 0; turn < 3; turn++) {
            assertThat(FoldedText.fold(one)).isEqualTo("e".repeat(300));
            assertThat(FoldedText.fold(other)).isEqualTo("a".repeat(300));
        }
    }
}
