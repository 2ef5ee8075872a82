package io.guichet.notification;

import static io.restassured.RestAssured.given;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.guichet.testing.DirectoryFixtures;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Webhooks as an administrator and a receiver have them. */
final class Webhooks {

    static final String PATH = "/api/v1/webhooks/";

    private Webhooks() {}

    /** A key that no other test uses. */
    static String key() {
        return "hook-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Makes one; its secret. */
    @CanIgnoreReturnValue
    static String make(String key, String url) {
        return administrator().contentType("application/json").body(Map.of("name", "CRM", "url", url))
                .put(PATH + key).then().statusCode(201).extract().path("secret");
    }

    static Response rotate(String key, int version) {
        return administrator().header("If-Match", "\"" + version + "\"").post(PATH + key + "/secret:rotate");
    }

    static List<String> states(String key) {
        return administrator().get(PATH + key + "/deliveries").then().statusCode(200).extract().path("items.state");
    }

    static RequestSpecification administrator() {
        return as(DirectoryFixtures.ALICE);
    }

    static RequestSpecification as(UUID person) {
        return given().urlEncodingEnabled(false).auth().oauth2(DirectoryFixtures.token(person));
    }

    /** The signatures of a request, and whether each is one by the secrets, in their order. */
    static boolean isSigned(Receiver.Received request, String... secrets) {
        var signed = request.header("webhook-id") + "." + request.header("webhook-timestamp") + "." + request.body();
        var expected = Arrays.stream(secrets).map(secret -> "v1," + hmac(secret, signed)).toList();
        return List.of(request.header("webhook-signature").split(" ")).equals(expected);
    }

    private static String hmac(String secret, String signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
