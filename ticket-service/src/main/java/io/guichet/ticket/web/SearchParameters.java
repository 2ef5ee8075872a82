package io.guichet.ticket.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.guichet.http.InvalidParameter;
import io.guichet.http.PageRequest;
import io.guichet.ticket.query.Term;
import io.guichet.ticket.query.Terms;
import io.guichet.ticket.search.SearchWords;

/** The query parameters of a search; one that may have several values is repeated. */
class SearchParameters {

    @RestQuery
    @Nullable
    String q;

    @RestQuery
    List<String> status = List.of();

    @RestQuery
    List<String> department = List.of();

    @RestQuery
    @Nullable
    String limit;

    @RestQuery
    @Nullable
    String cursor;

    PageRequest page() {
        return PageRequest.of(limit, cursor);
    }

    SearchWords words() {
        var words = SearchWords.of(q == null ? "" : q);
        if (words.words().isEmpty()) {
            throw new InvalidParameter("q", "has no words");
        }
        return words;
    }

    Term filter() {
        var terms = new ArrayList<Map<String, Object>>();
        if (!status.isEmpty()) {
            terms.add(Map.of("field", "status", "operator", "in", "value", status));
        }
        if (!department.isEmpty()) {
            terms.add(Map.of("field", "department", "operator", "in", "value", department));
        }
        return terms.isEmpty() ? Term.EVERYTHING : Terms.read(Map.of("and", terms));
    }
}
