package io.guichet.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLHandshakeException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.guichet.notification.mail.Attempt.PutOff;
import io.guichet.notification.mail.Attempt.Refused;
import io.vertx.ext.mail.SMTPException;

class SmtpFailuresTest {

    @ParameterizedTest
    @ValueSource(ints = {550, 551, 552, 553, 554, 501})
    void what_the_server_refuses_is_refused_for_good(int code) {
        assertThat(SmtpFailures.attempt(answer(code)))
                .isEqualTo(new Refused("recipient address not accepted: " + code + " no"));
    }

    @ParameterizedTest
    @ValueSource(ints = {421, 450, 451, 452})
    void what_the_server_puts_off_is_tried_again(int code) {
        assertThat(SmtpFailures.attempt(answer(code))).isInstanceOf(PutOff.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {530, 535, 521})
    void what_is_wrong_between_the_servers_is_not_the_mails_fault(int code) {
        assertThat(SmtpFailures.attempt(answer(code))).isInstanceOf(PutOff.class);
    }

    @Test
    void a_connection_that_fails_or_falls_silent_is_tried_again() {
        assertThat(SmtpFailures.attempt(new IOException("Connection refused"))).isEqualTo(
                new PutOff("Connection refused", true));
        assertThat(SmtpFailures.attempt(new TimeoutException())).isEqualTo(new PutOff("TimeoutException", true));
    }

    @Test
    void a_server_that_was_never_reached_or_that_answered_does_not_have_the_mail() {
        assertThat(SmtpFailures.attempt(new ConnectException("refused"))).isEqualTo(new PutOff("refused", false));
        assertThat(SmtpFailures.attempt(new SSLHandshakeException("no"))).isEqualTo(new PutOff("no", false));
        assertThat(SmtpFailures.attempt(answer(451)))
                .isEqualTo(new PutOff("recipient address not accepted: 451 no", false));
    }

    @Test
    void a_mail_that_is_too_large_or_has_no_proper_address_is_refused() {
        assertThat(SmtpFailures.attempt(new IllegalStateException("message exceeds allowed size limit")))
                .isInstanceOf(Refused.class);
        assertThat(SmtpFailures.attempt(new IllegalArgumentException("invalid email address [x]")))
                .isInstanceOf(Refused.class);
    }

    private static SMTPException answer(int code) {
        return new SMTPException("recipient address not accepted", code, List.of(code + " no"), false);
    }
}
