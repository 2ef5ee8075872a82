package io.guichet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

class JsonProblemsTest {

    /** Refuses all but one of its values. */
    record Choosy(String name, Choosy inner) {

        Choosy {
            if (!"a".equals(name)) {
                throw new IllegalArgumentException("only a will do");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name": "b"}                         | urn:guichet:problem:invalid-request | The body is refused: only a will do
            {"name": "a", "inner": {"name": "b"}} | urn:guichet:problem:invalid-request | /inner is refused: only a will do
            {"name": "a                           | urn:guichet:problem:malformed-json  | The body is no JSON
            """)
    void a_value_that_is_refused_is_told_so_were_it_the_whole_body(String body, String type, String detail) {
        var failure = catchThrowableOfType(JsonProcessingException.class,
                () -> new ObjectMapper().readValue(body, Choosy.class));

        var problem = JsonProblems.of(failure);

        assertThat(problem.type()).hasToString(type);
        assertThat(problem.detail()).startsWith(detail);
    }
}
