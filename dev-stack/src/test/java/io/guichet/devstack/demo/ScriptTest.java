package io.guichet.devstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {

    @RepeatedTest(50)
    void a_request_is_complete_and_in_the_language_of_its_customer(RepetitionInfo repetition) throws IOException {
        var request = Script.load(new Random(repetition.getCurrentRepetition())).request();

        assertThat(request.subject() + request.text()).doesNotContain("{", "}").contains(request.name());
        assertThat(request.email()).matches("[a-z.]+@(client|customer)\\.example")
                .endsWith(request.language().equals("fr") ? "@client.example" : "@customer.example");
    }

    @ParameterizedTest
    @CsvSource({"fr,billing", "fr,nothing known", "en,technical", "en,suggestion"})
    void there_is_an_answer_to_everything_in_both_languages(String language, String category) throws IOException {
        var script = Script.load(new Random(1));

        assertThat(script.reply(language, category)).startsWith(language.equals("fr") ? "Bonjour" : "Hello");
        assertThat(script.followUp(language)).isNotBlank();
        assertThat(script.note(language)).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"Élise Marchand,fr,elise.marchand@client.example", "Inès Fontaine,fr,ines.fontaine@client.example",
        "Olivia Brown,en,olivia.brown@customer.example"})
    void an_address_is_written_without_accents(String name, String language, String address) {
        assertThat(Script.email(name, language)).isEqualTo(address);
    }
}
