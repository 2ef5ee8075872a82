package io.guichet.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.testing.EndpointWalk;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Endpoint by profile; {@link EndpointWalk} says how to read, and extend, the table. */
@QuarkusTest
class EndpointPermissionsTest extends ServiceTest {

    @Test
    void every_endpoint_is_walked() throws NoSuchMethodException {
        var table = getClass().getDeclaredMethod("by_profile", String.class, String.class)
                .getAnnotation(CsvSource.class);
        EndpointWalk.covers("notification", Objects.requireNonNull(table).textBlock().lines().toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET /deliveries | ?
            GET /deliveries/{0} | ?
            POST /deliveries/{0}:resend | ?
            GET /notifications | ?
            GET /notifications/stream | ?
            PUT /notifications/{0}/completion | ?
            PUT /notifications/{0}/reading | ?
            GET /senders | ?
            POST /senders:ask {'address':'walk@client.example'} | ?
            POST /senders:confirm {'token':'x'} | ?
            GET /signatures/agents/{0} | ?
            PUT /signatures/agents/{0} {'text':'x'} | ?
            GET /signatures/departments/nothing | ?
            PUT /signatures/departments/nothing {'text':'x'} | ?
            GET /templates | ?
            GET /templates/nothing/REPLY/fr | ?
            PUT /templates/nothing/REPLY/fr {'subject':'x','text':'{unclosed','html':'x'} | ?
            DELETE /templates/nothing/REPLY/fr | ?
            GET /templates/nothing/REPLY/fr/versions | ?
            POST /templates:preview {'kind':'REPLY','language':'fr','ticket':'{0}','subject':'x','text':'x','html':'x'} | ?
            GET /webhooks | ?
            GET /webhooks/nothing | ?
            PUT /webhooks/nothing {'name':'x','url':'nowhere'} | ?
            DELETE /webhooks/nothing | ?
            GET /webhooks/nothing/deliveries | ?
            POST /webhooks/nothing/deliveries/{0}:resend | ?
            POST /webhooks/nothing/secret:rotate | ?
            POST /webhooks/nothing:ping | ?
            """)
    void by_profile(String request, String statuses) {
        System.out.println("WALK " + request + " ~~ " + new EndpointWalk(RestAssured.port).statuses(request));
        assertThat(new EndpointWalk(RestAssured.port).statuses(request)).isEqualTo(statuses);
    }
}
