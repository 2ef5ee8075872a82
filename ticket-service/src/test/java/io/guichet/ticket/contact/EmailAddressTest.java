package io.guichet.ticket.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @Test
    void addresses_are_compared_without_regard_to_case() {
        assertThat(EmailAddress.parse(" Claire.D@Client.EXAMPLE "))
                .contains(new EmailAddress("claire.d@client.example"));
        assertThat(new EmailAddress("claire@client.example").domain()).isEqualTo("client.example");
        assertThat(new EmailAddress("claire@client.example").local()).isEqualTo("claire");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "claire", "@client.example", "claire@", "a b@client.example", "a@b@client.example",
        "<claire@client.example>", "claire@client.example\nBcc: x@y.example"})
    void what_is_no_address_is_refused(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }
}
