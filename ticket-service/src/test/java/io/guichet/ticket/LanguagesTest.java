package io.guichet.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    private static final Languages ALL = Languages
            .among(List.of("fr", "en", "de", "es", "it", "nl", "pt", "da", "sv", "nb", "fi"), Set.of("en", "fr"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Hello, my card was refused and I would like to know what is wrong with it. Thanks
            fr | Bonjour, ma carte est refusée et je ne sais pas pourquoi. Merci de votre réponse
            de | Guten Tag, meine Karte wurde nicht angenommen und ich weiß nicht, was zu tun ist
            es | Hola, mi tarjeta no funciona y no puedo pagar el pedido. Gracias
            it | Buongiorno, la mia carta non funziona e non posso pagare il mio ordine. Grazie
            pt | Olá, o meu cartão não funciona e não posso pagar a encomenda. Obrigado
            nl | Hallo, mijn kaart werkt niet en ik kan het niet betalen. Graag uw hulp
            da | Hej, mit kort virker ikke, og jeg kan ikke betale. Venlig hilsen
            sv | Hej, mitt kort fungerar inte och jag kan inte betala. Vänliga hälsningar
            nb | Hei, jeg får ikke logget inn på kontoen min etter oppdateringen i går. Kan dere hjelpe meg?
            fi | Hei, korttini ei toimi ja en voi maksaa. Kiitos
            en | My card was charged twice for order 1234, please refund one.
            fr | Débitée deux fois pour la commande 1234
            fr | Facture de mars introuvable, merci
            -- | Charged twice for one order
            -- | 12345 OK
            -- | Invoice
            """)
    void a_first_message_shows_its_language_and_a_few_words_show_none(String language, String text) {
        assertThat(ALL.of(text).orElse("--")).isEqualTo(language);
    }
}
