package io.guichet.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReminderTest {

    @ParameterizedTest
    @CsvSource({"fr, Bonjour", "fr-CA, Bonjour", "en, Hello", "de, Hello"})
    void a_reminder_speaks_a_language_that_the_customer_may_know(String language, String greeting) {
        assertThat(Reminder.in(language)).startsWith(greeting + ",\n\n").doesNotContain("\\");
    }
}
