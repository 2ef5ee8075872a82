package io.guichet.gateway.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.smallrye.jwt.build.Jwt;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * A realm that speaks OpenID Connect over real HTTP as Keycloak does (code flow with PKCE, refresh, sign-out, client
 * credentials), signs anybody in at once and lets a test choose how long tokens live.
 */
final class TestRealm {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Map<String, JsonObject> codes = new ConcurrentHashMap<>();
    private final Map<String, Boolean> refreshTokens = new ConcurrentHashMap<>();
    private final Map<String, String> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger signOuts = new AtomicInteger();
    private final KeyPair keys = newKeys();
    private final String secret;
    private volatile int life = 120;
    private volatile String address = "";
    private volatile String lastSession = "";

    TestRealm(String secret) {
        this.secret = secret;
    }

    String start(Vertx vertx) {
        var server = vertx.createHttpServer().requestHandler(this::answer).listen(0, "localhost")
                .toCompletionStage().toCompletableFuture().join();
        address = "http://localhost:" + server.actualPort() + "/realms/guichet";
        return address;
    }

    private void answer(HttpServerRequest request) {
        switch (Objects.toString(request.path()).replaceFirst("^/realms/guichet", "")) {
            case "/.well-known/openid-configuration" -> json(request, discovery());
            case "/keys" -> json(request, new JsonObject().put("keys", new JsonArray().add(publicKey())));
            case "/auth" -> signIn(request);
            case "/token" -> form(request, this::token);
            case "/logout" -> form(request, this::signOut);
            case "/logout-token" -> json(request, new JsonObject().put("token", logoutToken(lastSession)));
            case "/sign-outs" -> json(request, new JsonObject().put("count", signOuts.get()));
            case "/life" -> {
                life = Integer.parseInt(request.query());
                json(request, new JsonObject());
            }
            default -> request.response().setStatusCode(404).end();
        }
    }

    private void signIn(HttpServerRequest request) {
        var code = UUID.randomUUID().toString();
        codes.put(code, new JsonObject().put("nonce", request.getParam("nonce"))
                .put("challenge", request.getParam("code_challenge"))
                .put("redirect", request.getParam("redirect_uri")));
        request.response().setStatusCode(302).putHeader("Location", request.getParam("redirect_uri")
                + "?state=" + request.getParam("state") + "&code=" + code).end();
    }

    private void token(HttpServerRequest request) {
        switch (field(request, "grant_type")) {
            case "authorization_code" -> exchange(request, codes.remove(field(request, "code")));
            case "refresh_token" -> refresh(request);
            default -> json(request, new JsonObject().put("access_token", access(field(request, "client_id")))
                    .put("token_type", "Bearer"));
        }
    }

    private void exchange(HttpServerRequest request, @Nullable JsonObject code) {
        var basic = "Basic " + Base64.getEncoder().encodeToString(("guichet-web:" + secret).getBytes(US_ASCII));
        if (code != null && basic.equals(request.getHeader("Authorization"))
                && code.getString("redirect").equals(field(request, "redirect_uri"))
                && code.getString("challenge").equals(challenge(field(request, "code_verifier")))) {
            lastSession = UUID.randomUUID().toString();
            grant(request, code.getString("nonce"), lastSession);
        } else {
            request.response().setStatusCode(400).end("{\"error\":\"invalid_grant\"}");
        }
    }

    private void refresh(HttpServerRequest request) {
        var refreshToken = field(request, "refresh_token");
        if (refreshTokens.getOrDefault(refreshToken, false)) {
            grant(request, null, sessions.getOrDefault(refreshToken, ""));
        } else {
            request.response().setStatusCode(400).end("{\"error\":\"invalid_grant\"}");
        }
    }

    private void signOut(HttpServerRequest request) {
        var known = secret.equals(field(request, "client_secret"))
                && refreshTokens.replace(field(request, "refresh_token"), false) != null;
        if (known) {
            signOuts.incrementAndGet();
        }
        request.response().setStatusCode(known ? 204 : 400).end();
    }

    private void grant(HttpServerRequest request, @Nullable String nonce, String session) {
        var refreshToken = UUID.randomUUID().toString();
        refreshTokens.put(refreshToken, true);
        sessions.put(refreshToken, session);
        var id = Jwt.issuer(address).subject("bruno").audience("guichet-web").claim("typ", "ID").claim("sid", session)
                .issuedAt(now()).expiresAt(now().plusSeconds(life));
        if (nonce != null) {
            id.claim("nonce", nonce);
        }
        json(request, new JsonObject().put("id_token", id.jws().keyId("1").sign(keys.getPrivate()))
                .put("access_token", access("bruno")).put("refresh_token", refreshToken)
                .put("expires_in", life).put("token_type", "Bearer"));
    }

    private String access(String subject) {
        return Jwt.issuer(address).subject(subject).audience("guichet-api").claim("jti", UUID.randomUUID().toString())
                .issuedAt(now()).expiresAt(now().plusSeconds(life)).jws().keyId("1").sign(keys.getPrivate());
    }

    /** What Keycloak sends when a session of its own has ended. */
    private String logoutToken(String session) {
        return Jwt.issuer(address).subject("bruno").audience("guichet-web").claim("typ", "Logout").claim("sid", session)
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                .claim("jti", UUID.randomUUID().toString())
                .issuedAt(now()).expiresAt(now().plusSeconds(120)).jws().keyId("1").sign(keys.getPrivate());
    }

    private JsonObject discovery() {
        return new JsonObject().put("issuer", address).put("jwks_uri", address + "/keys")
                .put("authorization_endpoint", address + "/auth").put("token_endpoint", address + "/token")
                .put("end_session_endpoint", address + "/logout");
    }

    private JsonObject publicKey() {
        var key = (RSAPublicKey) keys.getPublic();
        return new JsonObject().put("kty", "RSA").put("use", "sig").put("alg", "RS256").put("kid", "1")
                .put("n", number(key.getModulus())).put("e", number(key.getPublicExponent()));
    }

    private static String number(BigInteger value) {
        var bytes = value.toByteArray();
        var start = bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(Arrays.copyOfRange(bytes, start, bytes.length));
    }

    private static Instant now() {
        return Instant.now();
    }

    private static String challenge(String verifier) {
        try {
            return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void form(HttpServerRequest request, Consumer<HttpServerRequest> handler) {
        request.setExpectMultipart(true).endHandler(end -> handler.accept(request));
    }

    private static String field(HttpServerRequest request, String name) {
        return Objects.toString(request.getFormAttribute(name), "");
    }

    private static void json(HttpServerRequest request, JsonObject content) {
        request.response().putHeader("Content-Type", "application/json").end(content.encode());
    }
}
