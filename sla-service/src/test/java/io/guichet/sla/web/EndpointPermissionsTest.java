package io.guichet.sla.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.http.directory.Directory;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.testing.EndpointWalk;
import io.guichet.testing.TestIssuer;
import io.guichet.testing.stack.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Endpoint by profile; {@link EndpointWalk} says how to read, and extend, the table. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "service", value = "sla"))
@QuarkusTestResource(TestIssuer.class)
class EndpointPermissionsTest {

    @Inject
    Directory directory;

    @BeforeEach
    void an_organisation() {
        DirectoryFixtures.events().forEach(directory::apply);
    }

    @Test
    void every_endpoint_is_walked() throws NoSuchMethodException {
        var table = getClass().getDeclaredMethod("by_profile", String.class, String.class)
                .getAnnotation(CsvSource.class);
        EndpointWalk.covers("sla", Objects.requireNonNull(table).textBlock().lines().toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET /calendars | 200 200 200 200 403 403 403 200 200
            POST /calendars {'name':'','zone':'Europe/Paris','hours':{}} | 400 403 403 403 403 403 403 403 400
            GET /calendars/nothing | 404 404 404 404 403 403 403 404 404
            PUT /calendars/nothing {'name':'','zone':'Europe/Paris','hours':{}} | 400 403 403 403 403 403 403 403 400
            DELETE /calendars/nothing | 404 403 403 403 403 403 403 403 404
            POST /calendars/nothing/deadline {'start':'2026-11-02T10:00:00Z','duration':'PT1H'} | 404 404 404 404 403 403 403 404 404
            POST /calendars/nothing/elapsed {'from':'2026-11-02T10:00:00Z','to':'2026-11-02T11:00:00Z'} | 404 404 404 404 403 403 403 404 404
            POST /calendars/nothing/holidays:import BEGIN:VCALENDAR | 422 403 403 403 403 403 403 403 422
            GET /calendars:countries | 200 200 200 200 403 403 403 200 200
            POST /calendars:deadline {'calendar':{'zone':'Europe/Paris','hours':{'MONDAY':[{'from':'09:00','to':'17:00'}]}},'start':'2026-11-02T10:00:00Z','duration':'PT1H'} | 200 200 200 200 403 403 403 200 200
            POST /calendars:elapsed {'calendar':{'zone':'Europe/Paris','hours':{'MONDAY':[{'from':'09:00','to':'17:00'}]}},'from':'2026-11-02T10:00:00Z','to':'2026-11-02T11:00:00Z'} | 200 200 200 200 403 403 403 200 200
            GET /calendars:holidays?country=FR&year=2026 | 200 200 200 200 403 403 403 200 200
            GET /reminders | 200 200 200 200 200 200 403 403 403
            POST /reminders {'text':'x','due':'never'} | 400 400 400 400 400 400 403 403 403
            GET /reminders/{0} | 404 404 404 404 404 404 403 403 403
            PUT /reminders/{0} {'text':'x','due':'2099-11-02T10:00:00Z'} | 404 404 404 404 404 404 403 403 403
            DELETE /reminders/{0} | 404 404 404 404 404 404 403 403 403
            PUT /reminders/{0}/completion | 404 404 404 404 404 404 403 403 403
            DELETE /reminders/{0}/completion | 404 404 404 404 404 404 403 403 403
            GET /sla-policies | 200 200 200 200 403 403 403 200 200
            POST /sla-policies {'name':'x','position':1,'condition':'(','targets':{'NORMAL':{}}} | 422 403 403 403 403 403 403 403 422
            GET /sla-policies/{0} | 404 404 404 404 403 403 403 404 404
            PUT /sla-policies/{0} {'name':'x','position':1,'targets':{'NORMAL':{}}} | 404 403 403 403 403 403 403 403 404
            DELETE /sla-policies/{0} | 404 403 403 403 403 403 403 403 404
            POST /sla-policies/{0}/simulation {'from':'2026-11-02T10:00:00Z','to':'2026-11-03T10:00:00Z'} | 404 403 403 403 403 403 403 403 404
            GET /sla-policies/{0}/versions | 404 404 404 404 403 403 403 404 404
            GET /sla/attainment?by=department&from=2026-11-02T10:00:00Z&to=2026-11-03T10:00:00Z | 200 200 200 403 403 403 403 403 200
            GET /sla/breaches?state=breached | 200 200 200 200 403 403 403 200 200
            GET /sla/recomputations | 200 403 403 403 403 403 403 403 200
            POST /sla/recomputations {'reason':'x'} | 400 403 403 403 403 403 403 403 400
            GET /sla/recomputations/{0} | 404 403 403 403 403 403 403 403 404
            GET /sla/recomputations/{0}/changes | 404 403 403 403 403 403 403 403 404
            GET /tickets/{0}/sla | 404 404 404 404 403 403 403 404 404
            GET /watch-rules | 200 200 200 200 403 403 403 200 200
            POST /watch-rules {'name':'x','watch':'NO_ACTIVITY','steps':[{'after':'soon','actions':[{'type':'CLOSE_TICKET'}]}]} | 400 403 403 403 403 403 403 403 400
            GET /watch-rules/{0} | 404 404 404 404 403 403 403 404 404
            PUT /watch-rules/{0} {'name':'x','watch':'NO_ACTIVITY','steps':[{'after':'soon','actions':[{'type':'CLOSE_TICKET'}]}]} | 400 403 403 403 403 403 403 403 400
            DELETE /watch-rules/{0} | 404 403 403 403 403 403 403 403 404
            """)
    void by_profile(String request, String statuses) {
        assertThat(new EndpointWalk(RestAssured.port).statuses(request)).isEqualTo(statuses);
    }
}
