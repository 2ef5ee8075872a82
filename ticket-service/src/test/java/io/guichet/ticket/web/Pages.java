package io.guichet.ticket.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.restassured.specification.RequestSpecification;

/** Lists as their callers read them, page by page. */
final class Pages {

    private Pages() {}

    /** What all pages of a list have at a path of their JSON; the address has a limit already. */
    static List<String> all(Supplier<RequestSpecification> caller, String address, String path) {
        var all = new ArrayList<String>();
        var next = Optional.of(address);
        while (next.isPresent()) {
            var page = caller.get().get(next.get()).then().log().ifValidationFails().statusCode(200).extract();
            all.addAll(page.jsonPath().<String>getList(path));
            next = Optional.<String>ofNullable(page.path("next")).map(cursor -> address + "&cursor=" + cursor);
        }
        return all;
    }
}
