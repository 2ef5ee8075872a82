package io.guichet.devstack.demo;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The articles of the demo's knowledge base. */
final class DemoArticles {

    private static final String PATH = "/api/v1/articles";

    private final Api setup;

    DemoArticles(Api setup) {
        this.setup = setup;
    }

    /** Writes those that are missing and publishes those that nobody sees yet. */
    void publish(DemoOrganisation.Patience patiently) throws IOException {
        var known = known(patiently);
        var ids = new HashMap<String, String>();
        for (var article : Resources.read("articles.json")) {
            var what = "the article " + article.path("key").asText();
            var found = known.get(name(article));
            var written = found == null ? patiently.ask(what, () -> setup.post(PATH, body(article, ids), null)) : found;
            ids.put(article.path("key").asText(), written.path("id").asText());
            if (!written.path("status").asText().equals("PUBLISHED")) {
                var path = PATH + "/" + written.path("id").asText() + "/publication";
                var _ = patiently.ask(what, () -> setup.change(path, Api.JSON.createObjectNode()));
            }
        }
    }

    private Map<String, JsonNode> known(DemoOrganisation.Patience patiently) throws IOException {
        var known = new HashMap<String, JsonNode>();
        var next = PATH + "?limit=200";
        while (!next.isEmpty()) {
            var path = next;
            var page = patiently.ask("the list of articles", () -> setup.get(path));
            page.path("items").forEach(article -> known.put(name(article), article));
            next = page.hasNonNull("next") ? PATH + "?limit=200&cursor=" + page.path("next").asText() : "";
        }
        return known;
    }

    private static String name(JsonNode article) {
        return article.path("language").asText() + " " + article.path("title").asText();
    }

    /** The file names an original, which stands before its translations, by its key. */
    private static ObjectNode body(JsonNode article, Map<String, String> ids) {
        var body = ((ObjectNode) article).deepCopy();
        body.remove("key");
        if (body.has("translationOf")) {
            body.put("translationOf", ids.get(body.path("translationOf").asText()));
        }
        return body;
    }
}
