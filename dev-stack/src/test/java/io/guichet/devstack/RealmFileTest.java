package io.guichet.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Keycloak ends while it imports a file that names somebody twice, and says little of why. */
class RealmFileTest {

    @ParameterizedTest
    @CsvSource({"users,username", "users,id", "users,email", "clients,clientId", "clientScopes,name"})
    void nobody_is_named_twice(String list, String name) throws IOException {
        var realm = new ObjectMapper().readTree(Checkout.find().realm().toFile());

        List<String> names = StreamSupport.stream(realm.path(list).spliterator(), false)
                .filter(entry -> entry.hasNonNull(name)).map(entry -> entry.path(name).asText()).toList();

        assertThat(names).isNotEmpty().doesNotHaveDuplicates();
    }
}
