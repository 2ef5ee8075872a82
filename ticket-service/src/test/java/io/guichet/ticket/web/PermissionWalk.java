package io.guichet.ticket.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.guichet.testing.DirectoryFixtures;
import io.guichet.testing.Tokens;
import io.guichet.ticket.Api;
import io.restassured.response.Response;

/**
 * Sends each request as each profile, to a ticket of its own department and to one of another. A row of a walk is
 * {@code METHOD path body | own | other}: {@code {t}} stands for the ticket, {@code {x}} for another one of the same
 * department, {@code {m}} for its first message, {@code {w}} for a beginner's reply that waits for approval,
 * {@code {c}} for its customer, {@code {p}} for a known problem and {@code {d}} for the key of its department,
 * {@code {0}} for an id that nothing has; both lists have the status of the answer for each of {@link #CALLERS}.
 */
final class PermissionWalk {

    /**
     * In the order of the lists: people of six profiles, the requester, another customer, clients that read or write.
     */
    static final List<String> CALLERS = List.of("administrator", "supervisor", "manager", "agent", "light", "beginner",
            "requester", "stranger", "reader", "writer");

    /** Who works in which department; the others see all, their own, or what their scopes say. */
    private static final Map<String, UUID> PEOPLE = new LinkedHashMap<>(Map.of(
            "administrator", DirectoryFixtures.ALICE,
            "supervisor", DirectoryFixtures.GRACE,
            "manager", DirectoryFixtures.HUGO,
            "agent", DirectoryFixtures.DANIEL,
            "light", DirectoryFixtures.EMMA,
            "beginner", DirectoryFixtures.FARID));

    private static final String NOBODY = "00000000-0000-7000-8000-000000000003";

    private PermissionWalk() {}

    /** The statuses of the answers on a ticket of one's own department, and of another, in the order of the callers. */
    static String walk(String request) {
        return walk(request, true) + " | " + walk(request, false);
    }

    private static String walk(String request, boolean own) {
        return String.join(" ", CALLERS.stream().map(caller -> Integer.toString(send(request, caller, own))).toList());
    }

    private static int send(String request, String caller, boolean own) {
        var parts = request.split(" ", 3);
        var about = request.matches(".*\\{[tmc]}.*");
        var ticket = about ? Api.open(Map.of("department", department(caller, own))) : "";
        if (about && caller.equals("beginner") && own) {
            Api.asAdministrator().body(Map.of("id", DirectoryFixtures.FARID))
                    .put(Api.TICKETS + "/" + ticket + "/assignee").then().statusCode(200);
        }
        var path = "/api/v1" + fill(parts[1], ticket, caller, own);
        var sent = Api.as(token(caller)).header("If-Match", "*").contentType(type(path)).urlEncodingEnabled(false);
        if (parts.length > 2) {
            sent.body(fill(parts[2], ticket, caller, own).replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        }
        return answer(parts[0], sent.when().request(parts[0], path));
    }

    private static int answer(String method, Response answer) {
        if (answer.statusCode() >= 500) {
            throw new AssertionError(method + " failed: " + answer.asString());
        }
        return answer.statusCode();
    }

    private static String type(String path) {
        if (path.contains("/parts/")) {
            return "application/x-ndjson";
        }
        if (path.contains("/attachments?")) {
            return "application/octet-stream";
        }
        return path.contains("/email/messages?") ? "message/rfc822" : "application/json";
    }

    private static String fill(String template, String ticket, String caller, boolean own) {
        var filled = template.replace("{t}", ticket).replace("{0}", NOBODY).replace("{d}", department(caller, own));
        if (filled.contains("{c}")) {
            filled = filled.replace("{c}", Api.ticket(ticket).path("contact.id"));
        }
        if (filled.contains("{p}")) {
            filled = filled.replace("{p}", Api.asAdministrator()
                    .body(Map.of("title", "Outage", "department", department(caller, own))).post("/api/v1/problems")
                    .path("id"));
        }
        if (filled.contains("{m}")) {
            filled = filled.replace("{m}", Api.asAdministrator().get(Api.TICKETS + "/" + ticket + "/messages")
                    .path("items[0].id"));
        }
        if (filled.contains("{w}")) {
            filled = filled.replace("{w}", proposed(ticket, caller.equals("beginner") && own));
        }
        return filled.contains("{x}")
                ? filled.replace("{x}", Api.open(Map.of("department", department(caller, own))))
                : filled;
    }

    /** By the beginner, who sees the ticket afterwards only if it is theirs. */
    private static String proposed(String ticket, boolean theirs) {
        var assignee = Api.TICKETS + "/" + ticket + "/assignee";
        if (!theirs) {
            Api.asAdministrator().body(Map.of("id", DirectoryFixtures.FARID)).put(assignee).then().statusCode(200);
        }
        String reply = Api.write(Api.as(DirectoryFixtures.token(DirectoryFixtures.FARID)), ticket,
                Map.of("text", "Try again.")).then().statusCode(202).extract().path("id");
        if (!theirs) {
            Api.asAdministrator().delete(assignee).then().statusCode(200);
        }
        return reply;
    }

    private static String department(String caller, boolean own) {
        var french = caller.equals("beginner");
        return french == own ? DirectoryFixtures.SUPPORT_FR : DirectoryFixtures.SUPPORT_EN;
    }

    private static String token(String caller) {
        return switch (caller) {
            case "requester" -> Tokens.customer(Api.CLAIRE);
            case "stranger" -> Tokens.customer("stranger@client.example");
            case "reader" -> Tokens.client("reader", "tickets:read");
            case "writer" -> Tokens.client("writer", "tickets:read", "tickets:write");
            default -> Stream.ofNullable(PEOPLE.get(caller)).map(DirectoryFixtures::token).findFirst().orElseThrow();
        };
    }
}
