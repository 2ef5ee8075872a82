package io.guichet.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyLimitTest {

    @ParameterizedTest
    @CsvSource({"Claire@Client.Example,claire@client.example", "claire+1@client.example,claire@client.example",
        "claire+a+b@client.example,claire@client.example", "' claire@client.example ',claire@client.example",
        "+claire@client.example,+claire@client.example", "claire@a+b.example,claire@a+b.example"})
    void every_spelling_of_an_address_is_one_mailbox(String address, String mailbox) {
        assertThat(DailyLimit.mailbox(address)).isEqualTo(mailbox);
    }
}
