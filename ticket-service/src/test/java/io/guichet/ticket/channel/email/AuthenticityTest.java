package io.guichet.ticket.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.guichet.ticket.channel.email.Authenticity.Verdict;

class AuthenticityTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mx.guichet.example; dmarc=pass header.from=client.example                            | VERIFIED
            mx.guichet.example 1; dmarc=pass (p=reject) header.from=client.example               | VERIFIED
            MX.guichet.example; spf=pass smtp.mailfrom=claire@client.example                     | VERIFIED
            mx.guichet.example; dkim=pass header.d=mail.client.example                           | VERIFIED
            mx.guichet.example; dkim=fail header.d=x.example; dkim=pass header.d=client.example  | VERIFIED
            mx.guichet.example; spf=pass smtp.mailfrom=attacker.example                          | UNKNOWN
            mx.guichet.example; dkim=pass header.d=attacker.example                              | UNKNOWN
            mx.guichet.example; dkim=pass header.d=example                                       | UNKNOWN
            mx.guichet.example; dmarc=pass header.from=attacker.example                          | UNKNOWN
            mx.guichet.example; dmarc=fail header.from=client.example; spf=pass smtp.mailfrom=client.example | FAILED
            mx.guichet.example; spf=fail smtp.mailfrom=client.example                            | FAILED
            mx.guichet.example; spf=softfail smtp.mailfrom=client.example                        | UNKNOWN
            mx.guichet.example; none                                                             | UNKNOWN
            mx.attacker.example; dmarc=pass header.from=client.example                           | UNKNOWN
            (x) mx.attacker.example (mx.guichet.example); dmarc=pass header.from=client.example  | UNKNOWN
            """)
    void the_trusted_server_alone_vouches_for_the_sender(String results, Verdict expected) {
        var mail = Mails.parsed("From: claire@client.example\nAuthentication-Results: " + results + "\n\nHello");

        assertThat(Authenticity.of(mail, "mx.guichet.example").verdict()).isEqualTo(expected);
    }

    @Test
    void without_a_trusted_server_nobody_knows() {
        var mail = Mails.parsed("From: claire@client.example\n"
                + "Authentication-Results: mx.guichet.example; dmarc=pass header.from=client.example\n\nHello");

        assertThat(Authenticity.of(mail, null)).isEqualTo(Authenticity.UNKNOWN);
    }

    @Test
    void of_several_results_the_uppermost_counts() {
        var mail = Mails.parsed("From: claire@client.example\n"
                + "Authentication-Results: mx.guichet.example; dmarc=fail header.from=client.example\n"
                + "Authentication-Results: mx.guichet.example; dmarc=pass header.from=client.example\n\nHello");

        assertThat(Authenticity.of(mail, "mx.guichet.example").verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void each_check_may_have_a_field_of_its_own() {
        var mail = Mails.parsed("From: claire@client.example\n"
                + "Authentication-Results: mx.guichet.example; spf=pass smtp.mailfrom=attacker.example\n"
                + "Authentication-Results: mx.guichet.example; dkim=none\n"
                + "Authentication-Results: mx.guichet.example; dmarc=fail header.from=client.example\n\nHello");

        assertThat(Authenticity.of(mail, "mx.guichet.example"))
                .isEqualTo(new Authenticity(Verdict.FAILED, "pass", "none", "fail"));
    }

    @Test
    void what_may_have_come_with_the_mail_vouches_for_nobody() {
        var mail = Mails.parsed("From: claire@client.example\n"
                + "Authentication-Results: mx.guichet.example; spf=pass smtp.mailfrom=attacker.example\n"
                + "Authentication-Results: mx.guichet.example; dkim=pass header.d=client.example\n\nHello");

        assertThat(Authenticity.of(mail, "mx.guichet.example").verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pass", "none"})
    void what_may_have_come_with_the_mail_excuses_nobody(String dmarc) {
        var mail = Mails.parsed("From: claire@client.example\n"
                + "Authentication-Results: mx.guichet.example; spf=fail smtp.mailfrom=client.example\n"
                + "Authentication-Results: mx.guichet.example; dmarc=" + dmarc
                + " header.from=client.example\n\nHello");

        assertThat(Authenticity.of(mail, "mx.guichet.example").verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void who_names_several_authors_is_not_verified() {
        var mail = Mails.parsed("From: claire@client.example, paul@client.example\n"
                + "Authentication-Results: mx.guichet.example; dmarc=pass header.from=client.example\n\nHello");

        assertThat(Authenticity.of(mail, "mx.guichet.example").verdict()).isEqualTo(Verdict.UNKNOWN);
    }
}
