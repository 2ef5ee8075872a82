package io.guichet.ticket.web;

import static io.guichet.ticket.Api.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;

/** Endpoint by profile by department; see {@link PermissionWalk} for how to read, and extend, the table. */
@QuarkusTest
class ConversationPermissionsTest {

    /** The domain of most customers of the tests, whom others want to hear from. */
    @AfterEach
    void nobodyIsBlocked() {
        asAdministrator().delete("/api/v1/blocked-senders/@client.example");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET /tickets/{t} | 200 200 200 200 200 200 200 404 200 200 | 200 404 200 404 404 404 200 404 200 200
            GET /tickets/{t}/messages | 200 200 200 200 200 200 200 404 200 200 | 200 404 200 404 404 404 200 404 200 200
            GET /tickets/{t}/timeline | 200 200 200 200 200 200 403 403 200 200 | 200 404 200 404 404 404 403 403 200 200
            GET /tickets/{t}/pending-messages | 200 200 200 200 200 200 403 403 200 200 | 200 404 200 404 404 404 403 403 200 200
            GET /tickets/{t}/collaborators | 200 200 200 200 200 200 403 403 200 200 | 200 404 200 404 404 404 403 403 200 200
            GET /tickets/{t}/links | 200 200 200 200 200 200 403 403 200 200 | 200 404 200 404 404 404 403 403 200 200
            GET /tickets/{t}/time-entries | 200 200 200 200 200 200 403 403 200 200 | 200 404 200 404 404 404 403 403 200 200
            GET /tickets/{t}/invitation | 200 200 200 200 200 200 403 403 200 200 | 200 404 200 404 404 404 403 403 200 200
            GET /tickets/{t}/draft | 204 204 204 204 204 204 403 403 403 403 | 204 404 204 404 404 404 403 403 403 403
            GET /tickets/{t}/activity | 200 200 200 200 200 200 403 403 403 403 | 200 404 200 404 404 404 403 403 403 403
            GET /trash | 200 200 200 200 200 200 403 403 200 200 | 200 200 200 200 200 200 403 403 200 200
            GET /blocked-senders | 200 403 403 403 403 403 403 403 403 403 | 200 403 403 403 403 403 403 403 403 403
            POST /tickets/{t}/messages {'text':'Hello'} | 201 201 403 201 403 202 201 404 403 201 | 201 404 403 404 403 404 201 404 403 201
            POST /tickets/{t}/messages {'text':'Hello','hold':true} | 202 202 403 202 403 202 422 422 403 202 | 202 404 403 404 403 404 422 422 403 202
            POST /tickets/{t}/messages {'kind':'NOTE','text':'Hello'} | 201 201 201 201 201 201 403 403 403 201 | 201 404 201 404 404 404 403 403 403 201
            POST /tickets/{t}/messages {'kind':'NOTE','text':'Hello','then':'PENDING'} | 201 201 403 201 403 403 403 403 403 201 | 201 404 403 404 403 403 403 403 403 201
            POST /tickets/{t}/messages {'kind':'NOTE','text':'Hello','hold':true} | 422 422 422 422 422 422 403 403 403 422 | 422 422 422 422 422 422 403 403 403 422
            POST /tickets/{t}/messages {'text':'Hello','then':'PENDING'} | 201 201 403 201 403 202 422 422 403 201 | 201 404 403 404 403 404 422 422 403 201
            POST /tickets/{t}/messages {'kind':'FORWARD','text':'Hello','to':['bank@partner.example']} | 201 201 403 201 403 403 403 403 403 201 | 201 404 403 404 403 403 403 403 403 201
            PUT /tickets/{t}/draft {'text':'Dear'} | 200 200 200 200 200 200 403 403 403 403 | 200 404 200 404 404 404 403 403 403 403
            PUT /tickets/{t}/activity {'doing':'VIEWING'} | 200 200 200 200 200 200 403 403 403 403 | 200 404 200 404 404 404 403 403 403 403
            PUT /tickets/{t}/collaborators/00000000-0000-7000-8000-000000000003 | 200 200 403 200 403 403 403 403 403 200 | 200 404 403 404 403 403 403 403 403 200
            DELETE /tickets/{t}/collaborators/00000000-0000-7000-8000-000000000003 | 200 200 403 200 403 403 403 403 403 200 | 200 404 403 404 403 403 403 403 403 200
            PUT /tickets/{t}/pending-messages/{w}/approval | 200 200 403 403 403 403 403 403 403 403 | 200 404 403 403 403 403 403 403 403 403
            """)
    void each_caller_may_what_they_may(String request, String own, String other) {
        assertThat(PermissionWalk.walk(request)).isEqualTo(own + " | " + other);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POST /tickets/{t}/merge {'tickets':['{x}']} | 200 200 403 200 403 403 403 403 403 200 | 200 404 403 404 403 403 403 403 403 200
            DELETE /tickets/{t}/merge | 409 409 403 409 403 403 403 403 403 409 | 409 404 403 404 403 403 403 403 403 409
            POST /tickets/{t}/split {'messages':['{m}']} | 201 201 403 201 403 403 403 403 403 201 | 201 404 403 404 403 403 403 403 403 201
            POST /tickets/{t}/links {'kind':'RELATED','ticket':'{x}'} | 201 201 403 201 403 403 403 403 403 201 | 201 404 403 404 403 403 403 403 403 201
            DELETE /tickets/{t}/links/00000000-0000-7000-8000-000000000003 | 404 404 403 404 403 403 403 403 403 404 | 404 404 403 404 403 403 403 403 403 404
            PUT /tickets/{t}/closure?children=true | 200 200 403 200 403 403 409 404 403 200 | 200 404 403 404 403 403 409 404 403 200
            PUT /tickets/{t}/snooze {'until':'2099-01-01T00:00:00Z'} | 200 200 403 200 403 403 403 403 403 200 | 200 404 403 404 403 403 403 403 403 200
            DELETE /tickets/{t}/snooze | 200 200 403 200 403 403 403 403 403 200 | 200 404 403 404 403 403 403 403 403 200
            PUT /tickets/{t}/sub-status {'key':'none'} | 422 422 403 422 403 403 403 403 403 422 | 422 404 403 404 403 403 403 403 403 422
            PUT /tickets/{t}/trash {'spam':false} | 200 200 403 200 403 403 403 403 403 200 | 200 404 403 404 403 403 403 403 403 200
            PUT /tickets/{t}/trash {'spam':true,'block':'DOMAIN'} | 200 403 403 403 403 403 403 403 403 403 | 200 403 403 403 403 403 403 403 403 403
            DELETE /tickets/{t}/trash | 409 409 403 409 403 403 403 403 403 409 | 409 404 403 404 403 403 403 403 403 409
            POST /tickets/{t}/time-entries {'seconds':60} | 201 201 201 201 201 201 403 403 403 403 | 201 404 201 404 404 404 403 403 403 403
            DELETE /tickets/{t}/time-entries/00000000-0000-7000-8000-000000000003 | 404 404 404 404 404 404 403 403 403 403 | 404 404 404 404 404 404 403 403 403 403
            DELETE /tickets/{t}/timer | 404 404 404 404 404 404 403 403 403 403 | 404 404 404 404 404 404 403 403 403 403
            GET /attachments/00000000-0000-7000-8000-000000000003 | 404 404 404 404 404 404 404 404 404 404 | 404 404 404 404 404 404 404 404 404 404
            """)
    void whose_tickets_they_are_decides_as_well(String request, String own, String other) {
        assertThat(PermissionWalk.walk(request)).isEqualTo(own + " | " + other);
    }
}
