package io.guichet.kb.web;

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
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Endpoint by profile; {@link EndpointWalk} says how to read, and extend, the table. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
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
        EndpointWalk.covers("kb", Objects.requireNonNull(table).textBlock().lines().toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET /articles | 200 200 200 200 200 200 200 200 200
            POST /articles {'title':'x','body':'x','language':'fr','visibility':'PUBLIC','translationOf':'{0}'} | 422 422 403 422 403 403 403 403 422
            GET /articles/{0} | 404 404 404 404 404 404 404 404 404
            PUT /articles/{0} {'title':'x','body':'x','language':'fr','visibility':'PUBLIC','translationOf':'{0}'} | 422 422 403 422 403 403 403 403 422
            PUT /articles/{0}/publication | 404 403 403 403 403 403 403 403 404
            DELETE /articles/{0}/publication | 404 403 403 403 403 403 403 403 404
            GET /articles:search?q=card | 200 200 200 200 200 200 200 200 200
            POST /articles:suggest {'subject':'Card refused','text':'x'} | 200 200 200 200 200 200 200 200 200
            """)
    void by_profile(String request, String statuses) {
        assertThat(new EndpointWalk(RestAssured.port).statuses(request)).isEqualTo(statuses);
    }
}
