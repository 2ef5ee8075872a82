package io.guichet.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortPlanTest {

    private final Path directory;

    PortPlanTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void an_offset_moves_all_ports_and_a_chosen_one_stays_as_chosen() {
        var plan = PortPlan.of(100, Map.of("kafka", 19092));

        assertThat(plan.of("gateway")).isEqualTo(8180);
        assertThat(plan.of("imap")).isEqualTo(3243);
        assertThat(plan.managementOf("gateway")).isEqualTo(8190);
        assertThat(plan.of("kafka")).isEqualTo(19092);
    }

    @Test
    void a_plan_that_was_written_down_is_read_again() throws IOException {
        var plan = PortPlan.of(7, Map.of());
        var file = directory.resolve("ports.properties");

        plan.write(file);

        assertThat(PortPlan.read(file)).isEqualTo(plan);
    }

    @Test
    void an_unknown_name_is_answered_with_the_known_ones() {
        assertThatThrownBy(() -> PortPlan.of(0, Map.of("redis", 1))).hasMessageContaining("redis")
                .hasMessageContaining("keycloak");
    }

    @Test
    void a_number_beyond_the_last_port_is_refused() {
        assertThatThrownBy(() -> PortPlan.of(60000, Map.of())).hasMessageContaining("is no port");
    }
}
