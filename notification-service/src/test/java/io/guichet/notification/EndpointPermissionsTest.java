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
            GET /deliveries | 200 200 200 200 200 200 403 200 403
            GET /deliveries/{0} | 404 404 404 404 404 404 403 404 403
            POST /deliveries/{0}:resend | 404 404 403 404 403 403 403 403 403
            GET /notifications | 200 200 200 200 200 200 200 403 403
            GET /notifications/stream | 200 200 200 200 200 200 200 200 200
            PUT /notifications/{0}/completion | 404 404 404 404 404 404 404 403 403
            PUT /notifications/{0}/reading | 404 404 404 404 404 404 404 403 403
            GET /senders | 200 403 403 403 403 403 403 403 200
            POST /senders:ask {'address':'walk@client.example'} | 404 403 403 403 403 403 403 403 404
            POST /senders:confirm {'token':'x'} | 409 403 403 403 403 403 403 403 409
            GET /signatures/agents/{0} | 404 403 403 403 403 403 403 403 404
            PUT /signatures/agents/{0} {'text':'x'} | 404 403 403 403 403 403 403 403 404
            GET /signatures/departments/nothing | 404 403 403 403 403 403 403 403 404
            PUT /signatures/departments/nothing {'text':'x'} | 404 403 403 403 403 403 403 403 404
            GET /templates | 400 403 403 403 403 403 403 403 400
            GET /templates/nothing/REPLY/fr | 404 403 403 403 403 403 403 403 404
            PUT /templates/nothing/REPLY/fr {'subject':'x','text':'{unclosed','html':'x'} | 404 403 403 403 403 403 403 403 404
            DELETE /templates/nothing/REPLY/fr | 404 403 403 403 403 403 403 403 404
            GET /templates/nothing/REPLY/fr/versions | 404 403 403 403 403 403 403 403 404
            POST /templates:preview {'kind':'REPLY','language':'fr','ticket':'{0}','subject':'x','text':'x','html':'x'} | 404 403 403 403 403 403 403 403 404
            GET /webhooks | 200 403 403 403 403 403 403 403 200
            GET /webhooks/nothing | 404 403 403 403 403 403 403 403 404
            PUT /webhooks/nothing {'name':'x','url':'nowhere'} | 422 403 403 403 403 403 403 403 422
            DELETE /webhooks/nothing | 404 403 403 403 403 403 403 403 404
            GET /webhooks/nothing/deliveries | 404 403 403 403 403 403 403 403 404
            POST /webhooks/nothing/deliveries/{0}:resend | 404 403 403 403 403 403 403 403 404
            POST /webhooks/nothing/secret:rotate | 404 403 403 403 403 403 403 403 404
            POST /webhooks/nothing:ping | 404 403 403 403 403 403 403 403 404
            """)
    void by_profile(String request, String statuses) {
        assertThat(new EndpointWalk(RestAssured.port).statuses(request)).isEqualTo(statuses);
    }
}
