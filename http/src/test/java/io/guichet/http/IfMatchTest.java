package io.guichet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '!', textBlock = """
            "3"             | true
            *               | true
            "1", "3"        | true
            "1" ,"3","4"    | true
            "2"             | false
            W/"3"           | false
            W/"3", "3"      | true
            "03"            | false
            ""              | false
            """)
    void a_revision_matches_a_strong_tag_of_the_list(String header, boolean matches) {
        assertThat(IfMatch.required(header).matches(3)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "\"3", "\"1\" \"2\"", "\"1\",", "w/\"3\"", "*, \"3\""})
    void anything_else_is_refused(String header) {
        assertThatThrownBy(() -> IfMatch.required(header)).isInstanceOf(InvalidParameter.class)
                .hasMessageStartingWith("If-Match must be");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void a_missing_header_is_refused_only_where_it_is_required(String header) {
        assertThat(IfMatch.optional(header).matches(3)).isTrue();
        assertThatThrownBy(() -> IfMatch.required(header)).isInstanceOf(IfMatchRequired.class);
    }

    @Test
    void a_lost_update_tells_the_present_revision() {
        var ifMatch = IfMatch.required(ETags.of(2));

        assertThatThrownBy(() -> ifMatch.verify(3)).isInstanceOf(LostUpdate.class).hasMessageContaining("revision 3");
    }
}
