package io.guichet.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTableTest {

    private static final Pattern PATH = Pattern.compile("^ {2}(/api/\\S+):$", Pattern.MULTILINE);

    @ParameterizedTest
    @CsvSource({
        "/api/v1/tickets, TICKET",
        "/api/v1/tickets/018f-1, TICKET",
        "/api/v1/tickets/018f-1/messages, TICKET",
        "/api/v1/tickets/018f-1/sla, SLA",
        "/api/v1/tickets/018f-1/routing, ROUTING",
        "/api/v1/tickets/sla, TICKET",
        "/api/v1/tickets/018f-1/messages/sla, TICKET",
        "/api/v1/tickets:import, TICKET",
        "/api/v1/attachments, TICKET",
        "/api/v1/channels/email/messages, TICKET",
        "/api/v1/me, ROUTING",
        "/api/v1/departments/support-fr, ROUTING",
        "/api/v1/agents/018f/presence, ROUTING",
        "/api/v1/skills/refunds, ROUTING",
        "/api/v1/routing/rules, ROUTING",
        "/api/v1/routing:simulate, ROUTING",
        "/api/v1/calendars, SLA",
        "/api/v1/calendars:deadline, SLA",
        "/api/v1/sla-policies/standard, SLA",
        "/api/v1/sla/breaches, SLA",
        "/api/v1/reminders, SLA",
        "/api/v1/watch-rules, SLA",
        "/api/v1/notifications/stream, NOTIFICATION",
        "/api/v1/webhooks/w1/deliveries, NOTIFICATION",
        "/api/v1/announcements, NOTIFICATION",
        "/api/v1/deliveries/d1:resend, NOTIFICATION",
        "/api/v1/signatures/agents/a1, NOTIFICATION",
        "/api/v1/senders:ask, NOTIFICATION",
        "/api/v1/articles:suggest, KB",
        "/api/v1/articles/a1/feedback, KB",
        "/api/v1/kb/gaps, KB"
    })
    void the_first_noun_or_what_a_ticket_is_asked_for_names_the_owner(String path, Upstream owner) {
        assertThat(PathTable.ownerOf(path)).contains(owner);
    }

    @ParameterizedTest
    @EnumSource
    void every_path_that_a_service_describes_leads_to_it(Upstream service) throws IOException {
        var document = Path.of(System.getProperty("guichet.root", ".."), "docs", "api", service.title() + ".yaml");

        var described = PATH.matcher(Files.readString(document)).results().map(path -> path.group(1)).toList();

        assertThat(described).isNotEmpty().allSatisfy(path -> assertThat(
                PathTable.ownerOf(path.replaceAll("\\{\\w+}", "018f"))).as(path).contains(service));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/forms/returns-fr",
        "HEAD, /api/v1/forms/returns-fr",
        "POST, /api/v1/forms/returns-fr/submissions",
        "GET, /api/v1/shared-files/t0ken"
    })
    void a_stranger_may_see_a_form_fill_it_in_and_read_what_a_signed_link_names(String method, String path) {
        assertThat(PathTable.isOpen(method, path)).isTrue();
        assertThat(PathTable.ownerOf(path)).contains(Upstream.TICKET);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/forms",
        "GET, /api/v1/forms/",
        "GET, /api/v1/forms:all",
        "POST, /api/v1/forms",
        "POST, /api/v1/forms/returns-fr",
        "PUT, /api/v1/forms/returns-fr",
        "DELETE, /api/v1/forms/returns-fr",
        "GET, /api/v1/forms/returns-fr/submissions",
        "PUT, /api/v1/forms/returns-fr/submissions",
        "POST, /api/v1/forms/returns-fr/submissions/1",
        "POST, /api/v1/forms/returns-fr/other",
        "POST, /api/v1/forms/returns-fr:close",
        "POST, /api/v1/shared-files/t0ken",
        "GET, /api/v1/shared-files",
        "GET, /api/v1/shared-files/t0ken/more",
        "GET, /api/v1/ticket-settings/forms",
        "GET, /api/v1/tickets",
        "POST, /api/v1/tickets"
    })
    void all_else_needs_a_sign_in(String method, String path) {
        assertThat(PathTable.isOpen(method, path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1", "/api/v1/", "/api/v1/unknown", "/api/v1/ticketsandmore", "/api/v2/tickets",
        "/q/metrics", "/"})
    void an_unknown_path_has_no_owner(String path) {
        assertThat(PathTable.ownerOf(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/tickets/../../../q/metrics", "/api/v1/tickets/%2e%2e/me",
        "/api/v1/tickets/a%2Fsla",
        "/api/v1//tickets", "/api/v1/tickets/./x", "/api/v1/tickets/x;a=b", "/api/v1/tickets/a\\b",
        "/api/v1/tickets/a%5Cb", "/api/v1/tickets/a%00", "/api/v1/tickets/.."})
    void a_path_that_can_be_read_in_two_ways_goes_nowhere(String path) {
        assertThat(PathTable.ownerOf(path)).isEmpty();
    }
}
