package io.guichet.ticket.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.http.Caller;
import io.guichet.http.TicketScope;
import io.guichet.ticket.Sql;
import io.vertx.core.json.JsonObject;

class StatusesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"field": "status", "operator": "is", "value": "NEW"}                            | t.status = $1
            {"field": "status", "operator": "in", "value": ["NEW", "CLOSED"]}                | t.status = $1
            {"field": "status", "operator": "in", "value": ["NEW", "OPEN", "CLOSED"]}        | t.status = any($1::text[])
            {"field": "status", "operator": "in", "value": ["NEW", "OPEN", "ANSWERED", "PENDING", "ON_HOLD", "REOPENED"]} | true
            {"field": "status", "operator": "in", "value": ["RESOLVED", "CLOSED"]}           | false
            {"not": {"field": "status", "operator": "is", "value": "CLOSED"}}                | true
            {"not": {"field": "status", "operator": "is", "value": "NEW"}}                   | (t.status = $1) is not true
            {"field": "status", "operator": "isSet", "value": true}                          | t.status is not null
            {"and": [{"field": "status", "operator": "is", "value": "NEW"}, {"field": "category", "operator": "is", "value": "x"}]} | (t.category = $1 and t.status = $2)
            {"and": [{"not": {"field": "status", "operator": "in", "value": ["RESOLVED", "CLOSED"]}}, {"field": "category", "operator": "is", "value": "x"}]} | (t.category = $1)
            {"or": [{"field": "status", "operator": "is", "value": "CLOSED"}, {"field": "category", "operator": "is", "value": "x"}]} | (false or t.category = $1)
            """)
    void of_active_tickets_only_what_is_not_certain_is_asked(String filter, String condition) {
        assertThat(TermSql.ofActive(Terms.read(new JsonObject(filter).getMap()), asker(), new Sql()))
                .isEqualTo(condition);
    }

    private static Asker asker() {
        return new Asker(TicketScope.of(new Caller.Machine("x", Set.of())), new UUID(0, 1), Set.of(), Instant.EPOCH);
    }
}
