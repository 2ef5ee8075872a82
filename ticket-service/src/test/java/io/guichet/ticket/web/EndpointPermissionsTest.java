package io.guichet.ticket.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;

/**
 * Endpoint by profile by department, with {@link ConversationPermissionsTest} every endpoint of the API; see
 * {@link PermissionWalk} for how to read, and extend, the tables.
 */
@QuarkusTest
class EndpointPermissionsTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "api", "ticket.yaml");
    private static final Pattern PATH = Pattern.compile("  /api/v1(/\\S+):");
    private static final Pattern METHOD = Pattern.compile("    (get|put|post|delete|patch):");

    @Test
    void every_endpoint_is_walked() throws IOException {
        var walked = Stream.of(EndpointPermissionsTest.class, ConversationPermissionsTest.class)
                .flatMap(type -> Stream.of(type.getDeclaredMethods())).flatMap(EndpointPermissionsTest::requests)
                .toList();

        assertThat(endpoints()).isNotEmpty().allSatisfy(endpoint -> assertThat(walked)
                .as(endpoint).anyMatch(Pattern.compile(endpoint.replaceAll("\\{[^}]+}", "[^/:]+")).asMatchPredicate()));
    }

    /** The requests of a table, without what is asked for: {@code GET /tickets/{t}}. */
    private static Stream<String> requests(Method walk) {
        var table = walk.getAnnotation(CsvSource.class);
        return table == null
                ? Stream.empty()
                : table.textBlock().lines().map(row -> row.strip().split("[ ?]", 3))
                        .map(parts -> parts[0] + " " + parts[1]);
    }

    private static List<String> endpoints() throws IOException {
        var found = new ArrayList<String>();
        var path = "";
        for (var line : Files.readAllLines(DOCUMENT)) {
            var place = PATH.matcher(line);
            var method = METHOD.matcher(line);
            if (place.matches()) {
                path = place.group(1);
            } else if (method.matches()) {
                found.add(method.group(1).toUpperCase(Locale.ROOT) + " " + path);
            }
        }
        return found;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET /tickets | 200 200 200 200 200 200 200 200 200 200 | 200 200 200 200 200 200 200 200 200 200
            POST /tickets {'subject':'S','text':'T','department':'{d}','contact':{'email':'claire@client.example'}} | 201 201 403 201 403 403 201 422 403 201 | 201 422 403 422 403 403 201 422 403 201
            GET /tickets/next | 200 200 200 200 200 200 403 403 403 403 | 200 200 200 200 200 200 403 403 403 403
            GET /tickets/planned | 200 200 200 200 200 200 403 403 200 200 | 200 200 200 200 200 200 403 403 200 200
            GET /tickets/stats | 200 200 200 403 403 403 403 403 403 403 | 200 200 200 403 403 403 403 403 403 403
            GET /tickets/stats/table.csv | 200 200 200 403 403 403 403 403 403 403 | 200 200 200 403 403 403 403 403 403 403
            GET /tickets:search?q=card | 200 200 200 200 200 200 200 200 200 200 | 200 200 200 200 200 200 200 200 200 200
            POST /tickets:similar {'subject':'Card refused'} | 403 403 403 403 403 403 200 200 403 403 | 403 403 403 403 403 403 200 200 403 403
            PATCH /tickets/{t} {'priority':'HIGH'} | 200 200 403 200 403 403 403 403 403 200 | 200 404 403 404 403 403 403 403 403 200
            PUT /tickets/{t}/assignee {'id':'00000000-0000-7000-8000-000000000002'} | 200 200 403 200 403 403 403 403 403 200 | 200 404 403 404 403 403 403 403 403 200
            DELETE /tickets/{t}/assignee | 200 200 403 200 403 403 403 403 403 200 | 200 404 403 404 403 403 403 403 403 200
            PUT /tickets/{t}/group {'group':'billing-en'} | 200 200 403 200 403 403 403 403 403 200 | 200 404 403 404 403 403 403 403 403 200
            DELETE /tickets/{t}/closure | 409 409 403 409 403 403 409 404 403 409 | 409 404 403 404 403 403 409 404 403 409
            PUT /tickets/{t}/requester {'email':'claire@client.example'} | 200 200 403 200 403 403 403 403 403 200 | 200 404 403 404 403 403 403 403 403 200
            GET /tickets/{t}/duplicates | 200 200 200 200 200 200 403 403 200 200 | 200 404 200 404 404 404 403 403 200 200
            GET /tickets/{t}/messages/{m}/mail | 404 404 404 404 404 404 403 403 403 404 | 404 404 404 404 404 404 403 403 403 404
            DELETE /tickets/{t}/draft | 204 204 204 204 204 204 403 403 403 403 | 204 404 204 404 404 404 403 403 403 403
            DELETE /tickets/{t}/activity | 204 204 204 204 204 204 403 403 403 403 | 204 404 204 404 404 404 403 403 403 403
            DELETE /tickets/{t}/sub-status | 200 200 403 200 403 403 403 403 403 200 | 200 404 403 404 403 403 403 403 403 200
            PUT /tickets/{0}/timer | 404 404 404 404 404 404 403 403 403 403 | 404 404 404 404 404 404 403 403 403 403
            PATCH /tickets/{t}/pending-messages/{w} {'text':'Hello'} | 200 200 403 403 403 403 403 403 403 403 | 200 404 403 403 403 403 403 403 403 403
            PUT /tickets/{t}/pending-messages/{w}/refusal {} | 200 200 403 403 403 403 403 403 403 403 | 200 404 403 403 403 403 403 403 403 403
            DELETE /tickets/{t}/pending-messages/{w} | 409 409 409 409 409 200 403 403 409 409 | 409 404 409 404 404 404 403 403 409 409
            GET /pending-messages | 200 200 403 403 403 403 403 403 403 403 | 200 200 403 403 403 403 403 403 403 403
            POST /attachments?filename=a.txt Hello | 201 201 201 201 201 201 201 201 403 201 | 201 201 201 201 201 201 201 201 403 201
            GET /macros?ticket={t} | 200 200 403 200 403 403 403 403 403 200 | 200 404 403 404 403 403 403 403 403 200
            POST /macros/none/uses {'ticket':'{t}'} | 404 404 403 404 403 403 403 403 403 404 | 404 404 403 404 403 403 403 403 403 404
            GET /views | 200 200 200 200 200 200 403 403 200 200 | 200 200 200 200 200 200 403 403 200 200
            POST /views {'name':'All','filter':{}} | 201 201 201 201 201 201 403 403 403 403 | 201 201 201 201 201 201 403 403 403 403
            GET /views/counts | 200 200 200 200 200 200 403 403 200 200 | 200 200 200 200 200 200 403 403 200 200
            GET /views/mine/tickets | 200 200 200 200 200 200 403 403 200 200 | 200 200 200 200 200 200 403 403 200 200
            PUT /views/{0} {'name':'All','filter':{}} | 404 404 404 404 404 404 403 403 403 403 | 404 404 404 404 404 404 403 403 403 403
            DELETE /views/{0} | 404 404 404 404 404 404 403 403 403 403 | 404 404 404 404 404 404 403 403 403 403
            """)
    void tickets_and_what_is_found_of_them(String request, String own, String other) {
        assertThat(PermissionWalk.walk(request)).isEqualTo(own + " | " + other);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET /contacts | 200 200 200 200 403 200 403 403 200 200 | 200 200 200 200 403 200 403 403 200 200
            POST /contacts {'email':'{t}@client.example'} | 201 201 403 201 403 403 403 403 403 201 | 201 201 403 201 403 403 403 403 403 201
            GET /contacts/{c} | 200 200 200 200 403 200 403 403 200 200 | 200 200 200 200 403 200 403 403 200 200
            PATCH /contacts/{c} {'region':'EU'} | 200 200 403 200 403 403 403 403 403 200 | 200 200 403 200 403 403 403 403 403 200
            GET /contacts/{c}/timeline | 200 200 200 200 403 200 403 403 200 200 | 200 200 200 200 403 200 403 403 200 200
            PUT /contacts/{c}/verification {'level':'UNVERIFIED','reason':'None'} | 200 200 403 200 403 403 403 403 403 200 | 200 200 403 200 403 403 403 403 403 200
            DELETE /contacts/{c}/undeliverable | 200 200 403 200 403 403 403 403 403 200 | 200 200 403 200 403 403 403 403 403 200
            POST /contacts/{c}:merge {'source':'{0}'} | 404 404 403 404 403 403 403 403 403 404 | 404 404 403 404 403 403 403 403 403 404
            GET /organizations | 200 200 200 200 403 200 403 403 200 200 | 200 200 200 200 403 200 403 403 200 200
            POST /organizations {'name':'Any'} | 201 201 403 201 403 403 403 403 403 201 | 201 201 403 201 403 403 403 403 403 201
            GET /organizations/{0} | 404 404 404 404 403 404 403 403 404 404 | 404 404 404 404 403 404 403 403 404 404
            PATCH /organizations/{0} {'region':'EU'} | 404 404 403 404 403 403 403 403 403 404 | 404 404 403 404 403 403 403 403 403 404
            GET /contacts/{c}/history | 200 200 200 200 403 200 403 403 200 200 | 200 200 200 200 403 200 403 403 200 200
            GET /organizations/{0}/history | 404 404 404 404 403 404 403 403 404 404 | 404 404 404 404 403 404 403 403 404 404
            POST /organizations/{0}:merge {'source':'{0}'} | 409 409 403 409 403 403 403 403 403 409 | 409 409 403 409 403 403 403 403 403 409
            GET /channels?contact=claire@client.example | 200 200 403 200 403 403 200 200 403 200 | 200 200 403 200 403 403 200 200 403 200
            GET /forms/none | 404 404 404 404 404 404 404 404 404 404 | 404 404 404 404 404 404 404 404 404 404
            POST /forms/none/submissions {'email':'a@client.example','subject':'S'} | 404 404 404 404 404 404 404 404 404 404 | 404 404 404 404 404 404 404 404 404 404
            GET /ticket-settings/categories | 200 200 200 200 200 200 403 403 200 200 | 200 200 200 200 200 200 403 403 200 200
            PUT /ticket-settings/categories/walk {'content':{'labels':{'en':'Walk'},'writtenOnly':false}} | 200 403 403 403 403 403 403 403 403 403 | 200 403 403 403 403 403 403 403 403 403
            DELETE /ticket-settings/categories/none | 404 403 403 403 403 403 403 403 403 403 | 404 403 403 403 403 403 403 403 403 403
            GET /problems | 200 200 200 200 200 200 403 403 200 200 | 200 200 200 200 200 200 403 403 200 200
            POST /problems {'title':'Outage','department':'{d}'} | 201 201 403 201 403 403 403 403 403 201 | 201 422 403 422 403 403 403 403 403 201
            GET /problems/{p} | 200 200 200 200 200 200 403 403 200 200 | 200 404 200 404 404 404 403 403 200 200
            PATCH /problems/{p} {'title':'Cards'} | 200 200 403 200 403 403 403 403 403 200 | 200 404 403 404 403 403 403 403 403 200
            GET /problems/{p}/tickets | 200 200 200 200 200 200 403 403 200 200 | 200 404 200 404 404 404 403 403 200 200
            PUT /problems/{p}/tickets/{t} | 204 204 403 204 403 403 403 403 403 204 | 204 404 403 404 403 403 403 403 403 204
            DELETE /problems/{p}/tickets/{t} | 204 204 403 204 403 403 403 403 403 204 | 204 404 403 404 403 403 403 403 403 204
            PUT /problems/{p}/ending {'answer':'Over','tickets':[]} | 200 200 403 200 403 403 403 403 403 200 | 200 404 403 404 403 403 403 403 403 200
            """)
    void people_and_what_is_configured(String request, String own, String other) {
        assertThat(PermissionWalk.walk(request)).isEqualTo(own + " | " + other);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET /exports/tickets.ndjson?filter=%7B%22field%22:%22number%22,%22operator%22:%22atMost%22,%22value%22:100002%7D | 200 200 200 200 200 200 403 403 200 200 | 200 200 200 200 200 200 403 403 200 200
            GET /exports/tickets.csv?filter=%7B%22field%22:%22number%22,%22operator%22:%22atMost%22,%22value%22:100002%7D | 200 200 200 200 200 200 403 403 200 200 | 200 200 200 200 200 200 403 403 200 200
            GET /exports/messages.ndjson?filter=%7B%22field%22:%22number%22,%22operator%22:%22atMost%22,%22value%22:100002%7D | 200 200 200 200 200 200 403 403 200 200 | 200 200 200 200 200 200 403 403 200 200
            GET /exports/messages.csv?filter=%7B%22field%22:%22number%22,%22operator%22:%22atMost%22,%22value%22:100002%7D | 200 200 200 200 200 200 403 403 200 200 | 200 200 200 200 200 200 403 403 200 200
            GET /exports/timeline.ndjson?filter=%7B%22field%22:%22number%22,%22operator%22:%22atMost%22,%22value%22:100002%7D | 200 200 200 200 200 200 403 403 200 200 | 200 200 200 200 200 200 403 403 200 200
            GET /exports/timeline.csv?filter=%7B%22field%22:%22number%22,%22operator%22:%22atMost%22,%22value%22:100002%7D | 200 200 200 200 200 200 403 403 200 200 | 200 200 200 200 200 200 403 403 200 200
            GET /exports/contacts.ndjson | 200 403 200 403 403 403 403 403 200 200 | 200 403 200 403 403 403 403 403 200 200
            GET /exports/contacts.csv | 200 403 200 403 403 403 403 403 200 200 | 200 403 200 403 403 403 403 403 200 200
            GET /exports/organizations.ndjson | 200 403 200 403 403 403 403 403 200 200 | 200 403 200 403 403 403 403 403 200 200
            GET /exports/organizations.csv | 200 403 200 403 403 403 403 403 200 200 | 200 403 200 403 403 403 403 403 200 200
            GET /jobs | 200 200 403 200 403 403 403 403 403 200 | 200 200 403 200 403 403 403 403 403 200
            POST /jobs {'tickets':['{t}'],'action':{'priority':'LOW'}} | 202 202 403 202 403 403 403 403 403 202 | 202 202 403 202 403 403 403 403 403 202
            POST /jobs/imports {'of':'TICKETS'} | 201 201 403 201 403 403 403 403 403 201 | 201 201 403 201 403 403 403 403 403 201
            POST /jobs/imports {'of':'MESSAGES'} | 201 403 403 403 403 403 403 403 403 403 | 201 403 403 403 403 403 403 403 403 403
            POST /jobs/imports {'of':'CONTACTS'} | 201 201 403 201 403 403 403 403 403 201 | 201 201 403 201 403 403 403 403 403 201
            GET /jobs/{0} | 404 404 403 404 403 403 403 403 403 404 | 404 404 403 404 403 403 403 403 403 404
            GET /jobs/{0}/items | 404 404 403 404 403 403 403 403 403 404 | 404 404 403 404 403 403 403 403 403 404
            PUT /jobs/{0}/cancellation | 404 404 403 404 403 403 403 403 403 404 | 404 404 403 404 403 403 403 403 403 404
            PUT /jobs/{0}/parts/0 {} | 404 404 403 404 403 403 403 403 403 404 | 404 404 403 404 403 403 403 403 403 404
            POST /jobs/{0}:start | 404 404 403 404 403 403 403 403 403 404 | 404 404 403 404 403 403 403 403 403 404
            POST /republications {'service':'none'} | 422 403 403 403 403 403 403 403 403 403 | 422 403 403 403 403 403 403 403 403 403
            GET /republications/{0} | 404 403 403 403 403 403 403 403 403 403 | 404 403 403 403 403 403 403 403 403 403
            """)
    void many_at_once(String request, String own, String other) {
        assertThat(PermissionWalk.walk(request)).isEqualTo(own + " | " + other);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET /mailboxes | 200 403 403 403 403 403 403 403 403 403 | 200 403 403 403 403 403 403 403 403 403
            POST /mailboxes {'address':'none','department':'{d}'} | 422 403 403 403 403 403 403 403 403 403 | 422 403 403 403 403 403 403 403 403 403
            GET /mailboxes/{0} | 404 403 403 403 403 403 403 403 403 403 | 404 403 403 403 403 403 403 403 403 403
            PUT /mailboxes/{0} {'department':'{d}'} | 404 403 403 403 403 403 403 403 403 403 | 404 403 403 403 403 403 403 403 403 403
            DELETE /mailboxes/{0} | 404 403 403 403 403 403 403 403 403 403 | 404 403 403 403 403 403 403 403 403 403
            GET /mailboxes/{0}/counts | 404 403 403 403 403 403 403 403 403 403 | 404 403 403 403 403 403 403 403 403 403
            GET /channels/email/messages?outcome=FAILED | 200 403 403 403 403 403 403 403 403 403 | 200 403 403 403 403 403 403 403 403 403
            GET /channels/email/messages/{0} | 404 403 403 403 403 403 403 403 403 403 | 404 403 403 403 403 403 403 403 403 403
            GET /channels/email/messages/{0}/raw | 404 403 403 403 403 403 403 403 403 403 | 404 403 403 403 403 403 403 403 403 403
            POST /channels/email/messages?mailbox=none Hello | 400 403 403 403 403 403 403 403 403 403 | 400 403 403 403 403 403 403 403 403 403
            POST /channels/email/messages:replay?limit=1 | 200 403 403 403 403 403 403 403 403 403 | 200 403 403 403 403 403 403 403 403 403
            GET /channels/email/attachments/{0} | 404 403 403 403 403 403 403 403 403 403 | 404 403 403 403 403 403 403 403 403 403
            GET /channels/email/failures | 200 403 403 403 403 403 403 403 403 403 | 200 403 403 403 403 403 403 403 403 403
            POST /channels/email/failures/{0}:replay | 404 403 403 403 403 403 403 403 403 403 | 404 403 403 403 403 403 403 403 403 403
            GET /channels/email/held | 200 200 403 200 403 403 403 403 403 200 | 200 200 403 200 403 403 403 403 403 200
            GET /channels/email/held/{0} | 404 404 403 404 403 403 403 403 403 404 | 404 404 403 404 403 403 403 403 403 404
            PUT /channels/email/held/{0}/acceptance | 404 404 403 404 403 403 403 403 403 404 | 404 404 403 404 403 403 403 403 403 404
            PUT /channels/email/held/{0}/refusal {} | 404 404 403 404 403 403 403 403 403 404 | 404 404 403 404 403 403 403 403 403 404
            GET /shared-files/{0} | 404 404 404 404 404 404 404 404 404 404 | 404 404 404 404 404 404 404 404 404 404
            DELETE /blocked-senders/none@client.example | 204 403 403 403 403 403 403 403 403 403 | 204 403 403 403 403 403 403 403 403 403
            """)
    void mail(String request, String own, String other) {
        assertThat(PermissionWalk.walk(request)).isEqualTo(own + " | " + other);
    }
}
