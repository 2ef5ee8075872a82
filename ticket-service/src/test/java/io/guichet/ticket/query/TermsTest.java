package io.guichet.ticket.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.http.Caller;
import io.guichet.http.TicketScope;
import io.guichet.ticket.Sql;
import io.vertx.core.json.JsonObject;

class TermsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"field": "colour", "operator": "is", "value": "red"}                        | /field
            {"field": "status", "operator": "before", "value": "NEW"}                    | /operator
            {"field": "status", "operator": "is", "value": "DONE"}                       | /value
            {"field": "status", "operator": "in", "value": "NEW"}                        | /value
            {"field": "createdAt", "operator": "after", "value": "yesterday"}            | /value
            {"field": "due", "operator": "before", "value": "P400000000000D"}            | /value
            {"field": "due", "operator": "before", "value": "-P400000D"}                 | /value
            {"field": "due", "operator": "before", "value": "+10000-01-01T00:00:00Z"}    | /value
            {"field": "due", "operator": "after", "value": "-0001-01-01T00:00:00Z"}      | /value
            {"field": "subject", "operator": "contains", "value": "a\\u0000b"}            | /value
            {"field": "assignee", "operator": "is", "value": "bruno"}                    | /value
            {"field": "fields.x'y", "operator": "is", "value": "1"}                      | /field
            {"and": []}                                                                  | /and
            {"or": [{"not": {"and": [{"field": "status"}]}}]}                            | /or/0/not/and/0
            {"and": [], "or": []}                                                        | ''
            """)
    void a_filter_that_says_nothing_is_refused_with_the_place(String filter, String pointer) {
        assertThatThrownBy(() -> Terms.read(new JsonObject(filter).getMap()))
                .isInstanceOfSatisfying(FilterNotValid.class,
                        refused -> assertThat(refused.pointer()).isEqualTo(pointer));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"field": "status", "operator": "is", "value": "NEW"}                                            | true
            {"field": "status", "operator": "in", "value": ["NEW", "CLOSED"]}                                | false
            {"not": {"field": "status", "operator": "is", "value": "CLOSED"}}                                | false
            {"not": {"field": "status", "operator": "in", "value": ["RESOLVED", "CLOSED"]}}                  | true
            {"not": {"or": [{"field": "status", "operator": "is", "value": "RESOLVED"}, {"field": "status", "operator": "is", "value": "CLOSED"}]}} | true
            {"and": [{"not": {"field": "status", "operator": "is", "value": "RESOLVED"}}, {"not": {"field": "status", "operator": "is", "value": "CLOSED"}}]} | true
            {"not": {"and": [{"field": "status", "operator": "in", "value": ["RESOLVED", "CLOSED"]}, {"field": "tags", "operator": "isSet", "value": true}]}} | false
            {"not": {"not": @}}                                                                              | true
            {"not": {"field": "category", "operator": "is", "value": "refund"}}                             | false
            {"field": "status", "operator": "isSet", "value": true}                                          | false
            {"and": [{"field": "tags", "operator": "isSet", "value": true}, @]}                             | true
            {"or": [{"field": "tags", "operator": "isSet", "value": true}, @]}                              | false
            """)
    void a_filter_on_active_tickets_is_recognised(String filter, boolean active) {
        var whole = filter.replace("@", "{\"field\": \"status\", \"operator\": \"is\", \"value\": \"OPEN\"}");

        assertThat(Term.isOnlyActive(Terms.read(new JsonObject(whole).getMap()))).isEqualTo(active);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"field": "category", "operator": "is", "value": "refund"}                       | true
            {"field": "category", "operator": "isSet", "value": false}                       | false
            {"field": "product", "operator": "isSet", "value": false}                        | true
            {"field": "fields.affected", "operator": "atLeast", "value": 50}                 | true
            {"field": "fields.affected", "operator": "atMost", "value": 50}                  | false
            {"field": "fields.missing", "operator": "atLeast", "value": 0}                   | false
            {"field": "fields.down", "operator": "is", "value": true}                        | true
            {"field": "tags", "operator": "contains", "value": "vip"}                        | true
            {"field": "tags", "operator": "contains", "value": "vi"}                         | false
            {"field": "subject", "operator": "contains", "value": "CARD"}                    | true
            {"not": {"field": "category", "operator": "in", "value": ["invoice", "other"]}}  | true
            """)
    void a_filter_is_tried_on_the_values_of_a_form(String filter, boolean passes) {
        var values = Map.<String, Object>of("category", "refund", "fields.affected", 120, "fields.down", true, "tags",
                List.of("vip"), "subject", "My card");

        assertThat(TermTrial.passes(Terms.read(new JsonObject(filter).getMap()), values)).isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({"importance,atLeast,5,true", "level,is,gold,true", "subject,contains,card,true", "status,is,OPEN,false",
        "number,atLeast,5,false"})
    void a_filter_that_reads_more_than_the_row_of_a_ticket_is_recognised(String field, String operator, String value,
            boolean elsewhere) {
        Object sent = value.matches("[0-9]") ? Integer.valueOf(value) : value;
        var filter = Map.of("not", Map.of("field", field, "operator", operator, "value", sent));

        assertThat(Term.looksElsewhere(Terms.read(filter))).isEqualTo(elsewhere);
    }

    @Test
    void what_a_caller_sends_becomes_a_parameter() {
        var query = new Sql();
        var asker = new Asker(TicketScope.of(new Caller.Machine("x", Set.of())),
                null, Set.of(), Instant.EPOCH);

        var sql = TermSql.of(Terms.read(Map.of("field", "category", "operator", "is", "value", "x' or true")), asker,
                query);

        assertThat(sql).isEqualTo("t.category = $1");
        assertThat(query.parameters()).containsExactly("x' or true");
    }
}
