package io.guichet.devstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;

import org.junit.jupiter.api.Test;

/** The files of the demo agree with each other; that the services take them is a matter of the end-to-end tests. */
class DemoOrganisationTest {

    @Test
    void everything_is_made_before_something_else_names_it() throws IOException {
        var made = new HashSet<String>();
        for (var entry : Resources.read("organisation.json")) {
            var body = entry.path("body");
            body.path("groups").forEach(group -> assertThat(made).contains("/api/v1/groups/" + group.asText()));
            body.path("departments")
                    .forEach(department -> assertThat(made).contains("/api/v1/departments/" + department.asText()));
            if (body.has("department")) {
                assertThat(made).contains("/api/v1/departments/" + body.path("department").asText());
            }
            if (body.has("calendar")) {
                assertThat(made).contains("/api/v1/calendars/" + body.path("calendar").asText());
            }
            if (body.has("fallbackGroup")) {
                assertThat(made).contains("/api/v1/groups/" + body.path("fallbackGroup").asText());
            }
            made.add(entry.path("path").asText());
        }
    }

    @Test
    void there_are_thirty_articles_half_of_them_in_each_language() throws IOException {
        var articles = Resources.read("articles.json");

        assertThat(articles).hasSize(30);
        assertThat(articles).filteredOn(article -> article.path("language").asText().equals("fr")).hasSize(15);
    }
}
