package io.guichet.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.guichet.testing.Golden;

class ProblemTypeTest {

    @Test
    void a_type_is_a_urn_in_kebab_case() {
        assertThat(ProblemType.LOST_UPDATE.urn()).isEqualTo("urn:guichet:problem:lost-update");
    }

    @Test
    void no_type_that_clients_know_disappears_or_changes_its_status() {
        Golden.text("problem-types.txt", Arrays.stream(ProblemType.values())
                .map(type -> type.status() + " " + type.urn()).sorted().collect(Collectors.joining("\n", "", "\n")));
    }
}
