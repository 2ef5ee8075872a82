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
            GET /calendars | ?
            POST /calendars {'name':'','zone':'Europe/Paris','hours':{}} | ?
            GET /calendars/nothing | ?
            PUT /calendars/nothing {'name':'','zone':'Europe/Paris','hours':{}} | ?
            DELETE /calendars/nothing | ?
            POST /calendars/nothing/deadline {'start':'2026-11-02T10:00:00Z','duration':'PT1H'} | ?
            POST /calendars/nothing/elapsed {'from':'2026-11-02T10:00:00Z','to':'2026-11-02T11:00:00Z'} | ?
            POST /calendars/nothing/holidays:import BEGIN:VCALENDAR | ?
            GET /calendars:countries | ?
            POST /calendars:deadline {'calendar':{'zone':'Europe/Paris','hours':{'MONDAY':[{'from':'09:00','to':'17:00'}]}},'start':'2026-11-02T10:00:00Z','duration':'PT1H'} | ?
            POST /calendars:elapsed {'calendar':{'zone':'Europe/Paris','hours':{'MONDAY':[{'from':'09:00','to':'17:00'}]}},'from':'2026-11-02T10:00:00Z','to':'2026-11-02T11:00:00Z'} | ?
            GET /calendars:holidays?country=FR&year=2026 | ?
            GET /reminders | ?
            POST /reminders {'text':'x','due':'never'} | ?
            GET /reminders/{0} | ?
            PUT /reminders/{0} {'text':'x','due':'2099-11-02T10:00:00Z'} | ?
            DELETE /reminders/{0} | ?
            PUT /reminders/{0}/completion | ?
            DELETE /reminders/{0}/completion | ?
            GET /sla-policies | ?
            POST /sla-policies {'name':'x','position':1,'targets':{'NORMAL':{}}} | ?
            GET /sla-policies/{0} | ?
            PUT /sla-policies/{0} {'name':'x','position':1,'targets':{'NORMAL':{}}} | ?
            DELETE /sla-policies/{0} | ?
            POST /sla-policies/{0}/simulation {'from':'2026-11-02T10:00:00Z','to':'2026-11-03T10:00:00Z'} | ?
            GET /sla-policies/{0}/versions | ?
            GET /sla/attainment?by=department&from=2026-11-02T10:00:00Z&to=2026-11-03T10:00:00Z | ?
            GET /sla/breaches?state=breached | ?
            GET /sla/recomputations | ?
            POST /sla/recomputations {'reason':'x'} | ?
            GET /sla/recomputations/{0} | ?
            GET /sla/recomputations/{0}/changes | ?
            GET /tickets/{0}/sla | ?
            GET /watch-rules | ?
            POST /watch-rules {'name':'x','watch':'NO_ACTIVITY','steps':[{'after':'soon','actions':[{'type':'CLOSE_TICKET'}]}]} | ?
            GET /watch-rules/{0} | ?
            PUT /watch-rules/{0} {'name':'x','watch':'NO_ACTIVITY','steps':[{'after':'soon','actions':[{'type':'CLOSE_TICKET'}]}]} | ?
            DELETE /watch-rules/{0} | ?
            """)
    void by_profile(String request, String statuses) {
        System.out.println("WALK " + request + " ~~ " + new EndpointWalk(RestAssured.port).statuses(request));
        assertThat(new EndpointWalk(RestAssured.port).statuses(request)).isEqualTo(statuses);
    }
}
