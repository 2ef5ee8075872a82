package io.guichet.ticket.web;

import java.util.List;

import io.guichet.testing.DirectoryFixtures;
import io.guichet.testing.Tokens;
import io.guichet.ticket.Api;
import io.restassured.specification.RequestSpecification;

/** Those who call, of every profile; the department of most is the English one. */
final class Callers {

    /** {@code foreign} and {@code beginner} work in the French department. */
    static final List<String> ALL = List.of("administrator", "supervisor", "agent", "light", "manager", "beginner",
            "foreign", "customer", "stranger", "reader", "writer");

    private Callers() {}

    static RequestSpecification as(String caller) {
        return Api.as(token(caller));
    }

    private static String token(String caller) {
        return switch (caller) {
            case "administrator" -> DirectoryFixtures.token(DirectoryFixtures.ALICE);
            case "supervisor" -> DirectoryFixtures.token(DirectoryFixtures.GRACE);
            case "agent" -> DirectoryFixtures.token(DirectoryFixtures.DANIEL);
            case "light" -> DirectoryFixtures.token(DirectoryFixtures.EMMA);
            case "manager" -> DirectoryFixtures.token(DirectoryFixtures.HUGO);
            case "beginner" -> DirectoryFixtures.token(DirectoryFixtures.FARID);
            case "foreign" -> DirectoryFixtures.token(DirectoryFixtures.BRUNO);
            case "customer" -> Tokens.customer(Api.CLAIRE);
            case "stranger" -> Tokens.customer("stranger@client.example");
            case "reader" -> Tokens.client("reader", "tickets:read");
            default -> Tokens.client("writer", "tickets:write");
        };
    }
}
