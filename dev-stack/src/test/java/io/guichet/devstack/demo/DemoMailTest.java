package io.guichet.devstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.Test;

class DemoMailTest {

    @Test
    void the_text_of_a_mail_with_html_beside_it_is_its_plain_part() throws MessagingException, IOException {
        var mail = new MimeMessage(null, new ByteArrayInputStream("""
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain; charset=UTF-8

                Bonjour Claire
                --b
                Content-Type: text/html; charset=UTF-8

                <p>Bonjour Claire</p>
                --b--
                """.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));

        assertThat(DemoMail.plainText(mail).strip()).isEqualTo("Bonjour Claire");
    }
}
