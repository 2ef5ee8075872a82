package io.guichet.devstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;

class PortOwnerTest {

    @Test
    void the_owner_of_a_taken_port_is_named_with_its_command() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isFree(socket.getLocalPort())).isFalse();
            assertThat(Ports.answers(socket.getLocalPort())).isTrue();
            assertThat(PortOwner.describe(socket.getLocalPort()))
                    .startsWith("process " + ProcessHandle.current().pid() + " (").contains("java");
        }
    }

    @Test
    void a_port_that_nobody_listens_on_is_free() {
        var port = Ports.free();

        assertThat(Ports.isFree(port)).isTrue();
        assertThat(Ports.answers(port)).isFalse();
    }
}
