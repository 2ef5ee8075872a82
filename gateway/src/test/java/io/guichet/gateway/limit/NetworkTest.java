package io.guichet.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff",
        "2001:DB8:0:0::1, 2001:db8::2",
        "fe80::1%eth0, fe80::2",
        "192.0.2.7, ::ffff:192.0.2.7"
    })
    void who_can_choose_among_addresses_is_counted_once(String one, String other) {
        assertThat(Network.of(one)).isEqualTo(Network.of(other));
    }

    @ParameterizedTest
    @CsvSource({"2001:db8:1:2::1, 2001:db8:1:3::1", "192.0.2.7, 192.0.2.8", "192.0.2.7, unknown", "::1, 127.0.0.1"})
    void neighbours_are_counted_apart(String one, String other) {
        assertThat(Network.of(one)).isNotEqualTo(Network.of(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "_hidden", "client.example", "192.0.2.7, 192.0.2.8"})
    void what_is_no_address_opens_no_bucket_of_its_own(String address) {
        assertThat(Network.of(address)).isEqualTo(Network.of(null));
    }
}
