package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.guichet.conditions.Condition;

class TicketFactsTest {

    private static final Condition INVOICE = Condition.compile("ticket.text.contains('facture')");

    @ParameterizedTest
    @ValueSource(ints = {0, 3_990, 4_000, 15_990, 15_995, 16_000, 64_000})
    void what_is_kept_of_the_words_decides_as_all_of_them_did(int before) {
        var ticket = new ATicket("support").snapshot();
        var words = "x".repeat(before) + "facture";

        var first = INVOICE.evaluate(TicketFacts.of(ticket, words)).matched();

        assertThat(INVOICE.evaluate(TicketFacts.of(ticket, TicketFacts.looked(words))).matched()).isEqualTo(first);
        assertThat(first).isEqualTo(before + "facture".length() <= 16_000);
    }

    @Test
    void no_letter_is_cut_in_half() {
        var words = "x".repeat(15_999) + "\uD83D\uDE00";

        assertThat(TicketFacts.looked(words)).hasSize(15_999);
    }
}
