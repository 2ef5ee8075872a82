package io.guichet.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThanksTest {

    @ParameterizedTest
    @ValueSource(strings = {"Merci !", "Merci beaucoup, c'est parfait.", "Thanks!",
        "Thank you very much, it works now.",
        "Super, merci à toute l'équipe", "Danke schön", "Vielen Dank für die schnelle Hilfe", "Grazie mille!",
        "¡Muchas gracias!", "Tack så mycket", "Tusen takk", "Mange tak", "Kiitos paljon",
        "Merci 🙂", "Thanks a lot\n\nJohn", "Je vous remercie, bonne journée"})
    void a_short_thanks_says_no_more(String text) {
        assertThat(Thanks.saysNoMore(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OK", "Thanks, but it still fails.", "Merci, mais ça ne marche toujours pas.",
        "Thanks! Can you also change my address?", "Merci d'avance", "Thanks in advance", "Danke, aber es geht nicht",
        "Merci. La facture 42 est fausse", "Grazie, ma non funziona", "Gracias, pero todavía falla",
        "Tack, men det fungerar inte", "Thanks, please send me the invoice",
        "Thanks for your answer. I have tried all of what you wrote and the page shows the same message as it did before"})
    void whoever_may_have_more_to_say_is_heard(String text) {
        assertThat(Thanks.saysNoMore(text)).isFalse();
    }

    @Test
    void what_is_quoted_was_said_by_somebody_else() {
        assertThat(Thanks.saysNoMore("""
                Thanks!

                On Mon, 5 Jan 2026 at 10:00, Support wrote:
                > Could you try again? It failed 3 times.""")).isTrue();
        assertThat(Thanks.saysNoMore("""
                Merci !

                Le lun. 5 janv. 2026, Support a écrit :
                > Pouvez-vous réessayer ?""")).isTrue();
        assertThat(Thanks.saysNoMore("It fails again.\n> Thanks")).isFalse();
    }
}
