package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asCustomer;
import static org.hamcrest.Matchers.containsString;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CustomerFiltersTest {

    @ParameterizedTest
    @ValueSource(strings = {"tag=fraud", "group=billing-fr", "assignee=none"})
    void customers_cannot_ask_about_what_they_are_not_shown(String filter) {
        asCustomer("claire@client.example").get(TICKETS + "?" + filter).then().statusCode(400)
                .body(containsString("not for customers"));
    }
}
