package io.guichet.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

class SigningTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330).plusMillis(900);
    private static final String BODY = "{\"test\": 2432232314}";

    @Test
    void the_example_of_the_standard_webhooks_libraries_is_signed_as_they_sign_it() {
        var headers = Signing.headers(ID, AT, BODY, List.of(SECRET));

        assertThat(headers).containsEntry("webhook-id", ID).containsEntry("webhook-timestamp", "1614265330")
                .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void each_secret_signs() {
        var other = "whsec_" + "A".repeat(32);

        var both = Signing.headers(ID, AT, BODY, List.of(other, SECRET)).get("webhook-signature");

        assertThat(both).isEqualTo(Signing.headers(ID, AT, BODY, List.of(other)).get("webhook-signature")
                + " v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
