package io.guichet.ticket.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineMappingTest {

    @Test
    void a_line_of_another_helpdesk_is_read_as_ours() {
        var mapping = new LineMapping(
                Map.of("Ticket ID", "externalId", "requester.email", "email", "state", "status", "Labels", "tags",
                        "Serial", "fields.serial", "nothing", "category"),
                Map.of("status", Map.of("solved", "RESOLVED", "3", "PENDING")),
                Map.of("department", "support-fr", "status", "NEW", "tags", "moved"));

        assertThat(mapping.applied(Map.of("Ticket ID", 17, "requester", Map.of("email", "a@client.example"), "state",
                "Solved", "Labels", "vip, old", "Serial", "S-1", "department", "theirs", "nothing", "")))
                .isEqualTo(Map.of("externalId", "17", "email", "a@client.example", "status", "RESOLVED", "tags",
                        List.of("vip", "old"), "fields", Map.of("serial", "S-1"), "department", "support-fr"));
        assertThat(mapping.applied(Map.of("state", 3))).containsEntry("status", "PENDING")
                .containsEntry("tags", List.of("moved"));
        assertThat(mapping.applied(Map.of())).containsEntry("status", "NEW");
    }

    @ParameterizedTest
    @CsvSource({"2024-03-01T10:00:00Z,2024-03-01T10:00:00Z", "2024-03-01 10:00:00,2024-03-01T10:00:00Z",
        "2024-03-01 10:00,2024-03-01T10:00Z", "2024-03-01 10:00:00 UTC,2024-03-01T10:00:00Z",
        "2024-03-01 10:00:00 +0100,2024-03-01T10:00:00+01:00", "2024-03-01,2024-03-01T00:00:00Z",
        "1 March,1 March"})
    void instants_are_read_as_others_write_them(String theirs, String ours) {
        var mapping = new LineMapping(Map.of("opened", "createdAt"), null, null);

        assertThat(mapping.applied(Map.of("opened", theirs))).containsEntry("createdAt", ours);
    }

    @Test
    void a_mapping_leads_to_what_a_line_has() {
        var mapping = new LineMapping(Map.of("a", "externalId", "b", "mood", "c", "fields.x"),
                Map.of("colour", Map.of()), Map.of("department", "support-fr"));

        assertThat(mapping.unknown(Job.Kind.IMPORT_TICKETS)).containsExactlyInAnyOrder("mood", "colour");
        assertThat(mapping.unknown(Job.Kind.IMPORT_CONTACTS)).containsExactlyInAnyOrder("mood", "colour",
                "department");
    }
}
