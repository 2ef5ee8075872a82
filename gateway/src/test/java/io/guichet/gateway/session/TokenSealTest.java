package io.guichet.gateway.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;

import org.junit.jupiter.api.Test;

class TokenSealTest {

    private final SecureRandom random = new SecureRandom();
    private final TokenSeal seal = new TokenSeal(random);
    private final SessionId id = SessionId.fresh(random);

    @Test
    void the_id_opens_what_was_sealed_for_it() {
        var sealed = seal.seal(id, "tokens".getBytes(UTF_8));

        assertThat(seal.open(SessionId.parse(id.cookie()).orElseThrow(), sealed)).contains("tokens".getBytes(UTF_8));
    }

    @Test
    void another_id_opens_nothing() {
        var sealed = seal.seal(id, "tokens".getBytes(UTF_8));

        assertThat(seal.open(SessionId.fresh(random), sealed)).isEmpty();
    }

    @Test
    void what_was_altered_does_not_open() {
        var sealed = seal.seal(id, "tokens".getBytes(UTF_8));
        sealed[sealed.length - 1] ^= 1;

        assertThat(seal.open(id, sealed)).isEmpty();
        assertThat(seal.open(id, new byte[3])).isEmpty();
    }

    @Test
    void the_same_tokens_are_never_sealed_alike() {
        assertThat(seal.seal(id, new byte[10])).isNotEqualTo(seal.seal(id, new byte[10]));
    }

    @Test
    void an_id_has_256_bits_and_shows_itself_to_nobody() {
        assertThat(id.secret()).hasSize(32);
        assertThat(id).asString().doesNotContain(id.cookie());
        assertThat(SessionId.parse("too-short")).isEmpty();
        assertThat(SessionId.parse("not base64 at all")).isEmpty();
    }
}
