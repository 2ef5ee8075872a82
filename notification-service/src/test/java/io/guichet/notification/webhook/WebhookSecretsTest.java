package io.guichet.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.guichet.notification.webhook.client.TestConfig;

class WebhookSecretsTest {

    private final WebhookSecrets secrets = secrets("the secret of this installation");

    @Test
    void a_secret_has_32_random_bytes() {
        var secret = secrets.fresh();

        assertThat(secret).startsWith("whsec_").isNotEqualTo(secrets.fresh());
        assertThat(Base64.getDecoder().decode(secret.substring("whsec_".length()))).hasSize(32);
    }

    @Test
    void what_is_sealed_is_opened_by_the_same_installation_alone() {
        var secret = secrets.fresh();
        var sealed = secrets.seal(secret);

        assertThat(sealed).doesNotContain(secret).isNotEqualTo(secrets.seal(secret));
        assertThat(secrets.open(sealed)).contains(secret);
        assertThat(secrets("another installation's secret").open(sealed)).isEmpty();
        assertThat(secrets("").open(sealed)).isEmpty();
    }

    @Test
    void without_a_secret_of_the_installation_none_can_be_made() {
        assertThatThrownBy(() -> secrets("").seal("whsec_x")).isInstanceOf(NoWebhookSecrets.class);
    }

    private static WebhookSecrets secrets(String installation) {
        return new WebhookSecrets(TestConfig.of(Map.of("guichet.webhooks.secret", installation)));
    }
}
