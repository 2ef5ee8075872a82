package io.guichet.routing.identity.client;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.routing.identity.IdentityNotAvailable;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;

/** The accounts of people at Keycloak. */
@Singleton
public class Accounts {

    private static final String SET_PASSWORD = "UPDATE_PASSWORD";
    private static final String FIRST_NAME = "firstName";
    private static final String LAST_NAME = "lastName";

    private final Keycloak keycloak;
    private final IdentityConfig config;

    Accounts(Keycloak keycloak, IdentityConfig config) {
        this.keycloak = keycloak;
        this.config = config;
    }

    /**
     * Somebody's account.
     *
     * @param withoutPassword whether they have yet to set one: it was made now, or by a request that then failed
     * @param made whether it was made now
     */
    public record Account(UUID id, boolean withoutPassword, boolean made) {}

    /** Whether people are administered here at all. */
    public boolean available() {
        return config.secret().filter(secret -> !secret.isBlank()).isPresent();
    }

    /**
     * The account of the address, made if there is none. Fails with {@link IdentityNotAvailable} when Keycloak cannot
     * be used.
     */
    public Uni<Account> of(String email, String name, @Nullable String language) {
        return find(email).chain(found -> found.isPresent()
                ? Uni.createFrom().item(found.get())
                : make(email, name, language)).onFailure(IOException.class)
                .transform(failure -> new IdentityNotAvailable("The identity provider does not answer"));
    }

    /** Mails them a link, which works once, to set their password. */
    public Uni<Void> invite(UUID id) {
        var path = "/users/%s/execute-actions-email?lifespan=%d&client_id=%s&redirect_uri=%s".formatted(id,
                config.invitation().toSeconds(), text(config.webClient()), text(config.publicUrl() + "/"));
        return keycloak.send(HttpMethod.PUT, path, List.of(SET_PASSWORD))
                .invoke(answer -> expect(answer, "The invitation")).replaceWithVoid();
    }

    /**
     * They have this address and this name; nothing when Keycloak says so already, or knows no such account. The name by
     * which Keycloak lists them stays: people sign in with their address. A new address has yet to be proved theirs.
     */
    public Uni<Void> describe(UUID id, String email, String name) {
        return keycloak.send(HttpMethod.GET, "/users/" + id, null).chain(answer -> {
            if (answer.statusCode() == 404) {
                return Uni.createFrom().voidItem();
            }
            expect(answer, "The account");
            var known = answer.bodyAsJsonObject();
            var wanted = named(new JsonObject().put("email", email), name);
            if (!email.equalsIgnoreCase(known.getString("email"))) {
                wanted.put("emailVerified", false);
            } else if (isNamed(known, wanted)) {
                return Uni.createFrom().voidItem();
            }
            return keycloak.send(HttpMethod.PUT, "/users/" + id, wanted)
                    .invoke(told -> expect(told, "The address")).replaceWithVoid();
        });
    }

    private static boolean isNamed(JsonObject known, JsonObject wanted) {
        return Stream.of(FIRST_NAME, LAST_NAME)
                .allMatch(part -> known.getString(part, "").equals(wanted.getString(part)));
    }

    private static JsonObject named(JsonObject user, String name) {
        var space = name.indexOf(' ');
        return user.put(FIRST_NAME, space < 0 ? name : name.substring(0, space))
                .put(LAST_NAME, space < 0 ? name : name.substring(space + 1).strip());
    }

    /** They may sign in again, or no longer: then whatever they have open at Keycloak ends. */
    public Uni<Void> enable(UUID id, boolean enabled) {
        return keycloak.send(HttpMethod.PUT, "/users/" + id, Map.of("enabled", enabled))
                .chain(answer -> answer.statusCode() == 404 || enabled
                        ? Uni.createFrom().item(answer)
                        : keycloak.send(HttpMethod.POST, "/users/" + id + "/logout", null))
                .invoke(answer -> {
                    // Whoever was given by an id alone may have no account: then nothing is open either.
                    if (answer.statusCode() != 404) {
                        expect(answer, "The account");
                    }
                }).replaceWithVoid();
    }

    private Uni<Optional<Account>> find(String email) {
        return keycloak.send(HttpMethod.GET, "/users?exact=true&email=" + text(email), null).map(answer -> {
            expect(answer, "The search");
            return answer.bodyAsJsonArray().stream().findFirst()
                    .map(user -> account((JsonObject) user));
        });
    }

    private static Account account(JsonObject user) {
        return new Account(UUID.fromString(user.getString("id")),
                user.getJsonArray("requiredActions", new JsonArray()).contains(SET_PASSWORD), false);
    }

    private Uni<Account> make(String email, String name, @Nullable String language) {
        var user = named(new JsonObject().put("username", email).put("email", email).put("enabled", true), name)
                .put("requiredActions", List.of(SET_PASSWORD));
        if (language != null) {
            user.put("attributes", Map.of("locale", List.of(language)));
        }
        return keycloak.send(HttpMethod.POST, "/users", user).map(answer -> {
            expect(answer, "The account");
            var location = answer.getHeader("Location");
            return new Account(UUID.fromString(location.substring(location.lastIndexOf('/') + 1)), true, true);
        });
    }

    private static void expect(HttpResponse<Buffer> answer, String what) {
        if (answer.statusCode() / 100 != 2) {
            throw new IdentityNotAvailable("%s was refused by the identity provider: %d %s".formatted(what,
                    answer.statusCode(), answer.statusMessage()));
        }
    }

    private static String text(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
