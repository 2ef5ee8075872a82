package io.guichet.devstack.demo;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** Agents who answer, note, wait and close. */
final class Agents {

    private static final double NOTES = 0.15;
    private static final double CLOSES = 0.45;
    private static final double WAITS = 0.15;
    private static final String WAITING = "/api/v1/tickets?assignee=me&status=NEW,OPEN,REOPENED&limit=5";

    private final Script script;
    private final Map<String, Api> agents = new LinkedHashMap<>();

    /** Gives an API to somebody. */
    interface Desk {
        Api of(String agent);
    }

    Agents(Script script, Desk desk) {
        this.script = script;
        List.of("bruno", "chloe", "daniel", "grace").forEach(agent -> agents.put(agent, desk.of(agent)));
    }

    /** One of them does the next thing; answers what happened, nothing if nobody waits for them. */
    String work() throws IOException {
        var agent = script.one(List.copyOf(agents.keySet()));
        var api = agents.get(agent);
        if (api == null) {
            throw new IllegalStateException("nobody is called " + agent);
        }
        var waiting = good(api.get(WAITING)).path("items");
        return waiting.isEmpty() ? "" : agent + " " + handle(api, waiting.get(0));
    }

    private String handle(Api api, JsonNode ticket) throws IOException {
        var number = " #" + ticket.path("number").asText();
        var language = ticket.path("department").asText().endsWith("-fr") ? "fr" : "en";
        var body = Api.JSON.createObjectNode();
        if (script.happens(NOTES)) {
            body.put("kind", "NOTE").put("text", script.note(language));
            write(api, ticket, body);
        }
        body.put("kind", "REPLY").put("text", script.reply(language, category(ticket)));
        var done = "answers";
        if (script.happens(CLOSES)) {
            body.put("then", "CLOSE");
            done = "answers and closes";
        } else if (script.happens(WAITS)) {
            body.put("then", "PENDING");
            done = "answers and waits for more on";
        }
        write(api, ticket, body);
        return done + number;
    }

    private static void write(Api api, JsonNode ticket, JsonNode body) throws IOException {
        var _ = good(api.post("/api/v1/tickets/" + ticket.path("id").asText() + "/messages", body, null));
    }

    private static String category(JsonNode ticket) {
        var category = ticket.path("category").asText("");
        return category.isEmpty() && ticket.path("group").asText().startsWith("billing")
                ? "billing"
                : category.isEmpty() ? "technical" : category;
    }

    private static JsonNode good(Api.Answer answer) throws IOException {
        if (!answer.isGood()) {
            throw new IOException(answer.problem());
        }
        return answer.body();
    }
}
