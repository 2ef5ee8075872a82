package io.guichet.devstack.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

class ServiceServerTest {

    private static final int LARGEST_MAIL = 50;
    private static final int TIMES = 3;

    @Test
    void the_heap_of_ticket_service_has_room_for_the_largest_mail() {
        // Half of the heap is for mails, of that an eighth for small ones (decision 111).
        assertThat(heap("ticket") / 2 * 7 / 8).isGreaterThanOrEqualTo(LARGEST_MAIL * TIMES);
        assertThat(heap("kb")).isLessThan(heap("ticket"));
    }

    private static int heap(String service) {
        var flags = ServiceServer.flags(service).stream().collect(Collectors.joining(" "));
        var heap = Pattern.compile("-Xmx(\\d+)m").matcher(flags);
        assertThat(heap.find()).isTrue();
        return Integer.parseInt(heap.group(1));
    }
}
