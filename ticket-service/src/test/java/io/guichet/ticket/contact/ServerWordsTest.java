package io.guichet.ticket.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerWordsTest {

    @ParameterizedTest
    @CsvSource({"smtp; 550 5.1.1 no such user,true,true", "550 5.2.1 mailbox disabled,true,true",
        "550 5.4.1 access denied,true,false", "5.4.4 host unknown,true,false", "Undelivered,true,false",
        "550 no such user,true,false", "552 5.2.2 mailbox full,false,false", "552 5.3.4 too large,false,false",
        "554 5.4.7 delivery time expired,false,false", "554 5.7.1 spam,false,false", "554 5.6.0 no,false,false",
        "553 5.1.8 sender rejected,false,false", "550 5.1.10 null MX,true,true",
        "550 5.1.1 no such user at 192.5.7.1,true,true", "451 4.2.0 greylisted,false,false",
        "4.4.1 given up,false,false",
        "4.0.0 Remote host said: 451 later,false,false",
        "5.0.0 smtp; 552 5.2.2 full,false,false", "5.0.0 552 quota exceeded,false,false",
        "5.0.0 554 rejected as spam,false,false", "5.0.0 smtp; 550 5.1.1 no such user,true,true",
        "5.0.0 550 no such user,true,false", "5.0.0,true,false", "5.0.0 smtp; 452 4.2.2 over quota,false,false",
        "5.0.0 554 refused,false,false", "5.0.0 554 no such user here,true,false",
        "550 the mailbox of claire is full,false,false", "550 message refused by policy,false,false"})
    void a_server_speaks_against_the_address_or_of_something_else(String said, boolean cameBack, boolean refused) {
        assertThat(ServerWords.speakAgainstAddress(said)).isEqualTo(cameBack);
        assertThat(ServerWords.nameAddress(said)).isEqualTo(refused);
    }
}
