package io.guichet.notification.webhook;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://crm.example", "https://crm.example/hooks/guichet?token=a%20b", "http://8.8.8.8/",
        "https://crm.example:8443/", "https://[2001:4860:4860::8888]/"})
    void an_address_in_the_public_internet_can_be_called(String url) {
        assertThatCode(() -> WebhookUrl.verify(url, false)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            crm.example/hook              | must begin with
            ftp://crm.example/            | must begin with
            file:///etc/passwd            | must begin with
            https://me:secret@crm.example | must not hold a user
            https://me@crm.example        | must not hold a user
            https://crm.example/#here     | must not hold a fragment
            https:///hook                 | must name a host
            https:hook                    | must name a host
            https://crm.example:70000/    | must name a host
            https://crm.example:0/        | must name a host
            https://2130706433/           | is not in the public internet
            https://0x7f.1/               | must name a host
            https://crm example/          | is no URL
            http://127.0.0.1/             | is not in the public internet
            http://169.254.169.254/latest | is not in the public internet
            http://[::1]/                 | is not in the public internet
            http://[::ffff:10.0.0.1]:80/  | is not in the public internet
            """)
    void an_address_that_cannot_be_called_is_refused(String url, String reason) {
        assertThatThrownBy(() -> WebhookUrl.verify(url, false)).isInstanceOf(WebhookUrlRefused.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9999/hook", "http://[::1]/", "https://10.1.2.3/"})
    void an_address_of_ones_own_network_can_be_called_where_that_is_allowed(String url) {
        assertThatCode(() -> WebhookUrl.verify(url, true)).doesNotThrowAnyException();
    }
}
