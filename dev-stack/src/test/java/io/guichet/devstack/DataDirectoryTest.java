package io.guichet.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    private final Path root;

    DataDirectoryTest(@TempDir Path root) {
        this.root = root;
    }

    @Test
    void secrets_are_made_once_and_only_their_owner_can_read_them() throws IOException {
        var secrets = new DataDirectory(root).secrets();

        assertThat(new DataDirectory(root).secrets()).isEqualTo(secrets);
        assertThat(Files.getPosixFilePermissions(root.resolve("secrets.properties")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(secrets.values()).doesNotHaveDuplicates();
    }

    @Test
    void a_reset_removes_what_the_stack_keeps_and_nothing_else() throws IOException {
        var data = new DataDirectory(root);
        var before = data.secrets();
        Files.createDirectories(data.of("kafka/segments"));
        Files.writeString(root.resolve("letter.txt"), "mine");

        data.clear();

        assertThat(root.resolve("letter.txt")).exists();
        assertThat(data.of("kafka")).doesNotExist();
        assertThat(data.secrets()).isNotEqualTo(before);
    }

    @Test
    void a_service_gets_its_own_secrets_and_those_of_nobody_else() throws IOException {
        var secrets = new DataDirectory(root).secrets();
        var environments = new ServiceEnvironment(PortPlan.of(0, Map.of()), secrets);

        var ticket = environments.of("ticket");
        var sla = environments.of("sla");

        assertThat(ticket).containsEntry("GUICHET_DB_URL", "postgresql://127.0.0.1:15432/ticket")
                .containsEntry("GUICHET_DB_PASSWORD", secrets.getProperty("ticket"))
                .containsEntry("GUICHET_OIDC_URL", "http://localhost:8180/realms/guichet");
        assertThat(sla.values()).doesNotContain(ticket.get("GUICHET_DB_PASSWORD"));
    }

    @Test
    void a_service_that_signs_nothing_and_calls_nobody_gets_no_secret_for_it() throws IOException {
        var environments = new ServiceEnvironment(PortPlan.of(0, Map.of()), new DataDirectory(root).secrets());

        assertThat(PortPlan.SERVICES).filteredOn(name -> environments.of(name).containsKey("GUICHET_SECRET"))
                .containsExactlyInAnyOrder("ticket", "notification");
        assertThat(environments.of("ticket").get("GUICHET_SECRET"))
                .isNotEqualTo(environments.of("notification").get("GUICHET_SECRET"));
        assertThat(PortPlan.SERVICES)
                .filteredOn(name -> environments.of(name).containsKey("GUICHET_OIDC_CLIENT_SECRET"))
                .containsExactly("routing", "gateway");
    }
}
