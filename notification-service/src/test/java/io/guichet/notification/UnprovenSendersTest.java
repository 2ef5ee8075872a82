package io.guichet.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.DirectoryEvent.Department;
import io.guichet.events.DirectoryEvent.DepartmentChanged;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class UnprovenSendersTest extends ServiceTest {

    private static final Logger LOG = Logger.getLogger("io.guichet.notification.sender.UnprovenSenders");

    private final List<String> warned = new CopyOnWriteArrayList<>();
    private final String name = UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void listen() {
        LOG.setFilter(this::note);
    }

    @AfterEach
    void listenNoMore() {
        LOG.setFilter(null);
    }

    @Test
    void the_log_warns_of_each_department_whose_address_is_not_proven() {
        assertThat(rows("insert into sender values (?, now(), now(), 'Alice', null) returning address",
                "confirmed@" + name + ".company.example")).hasSize(1);
        appear("vouched", "vouched@" + name + ".guichet.example");
        appear("confirmed", "confirmed@" + name + ".company.example");

        appear("unproven", "unproven@" + name + ".company.example");

        await().atMost(PATIENCE).until(() -> warned.stream().anyMatch(line -> line.contains("unproven@" + name)));
        assertThat(warned).filteredOn(line -> line.contains(name)).singleElement().asString()
                .contains("unproven-" + name, "guichet@mail.example");
    }

    private void appear(String key, String address) {
        var department = new Department(key + "-" + name, "Help", "en", address, null, Map.of());
        wire.publish(new DepartmentChanged(department, 1));
        await().atMost(PATIENCE).until(() -> directory.department(department.key()).isPresent());
    }

    private boolean note(LogRecord line) {
        warned.add(Arrays.toString(line.getParameters()));
        return true;
    }
}
