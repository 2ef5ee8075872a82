package io.guichet.testing;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Makes the application under test trust {@link Tokens} in place of a running Keycloak: the same checks of signature,
 * issuer, audience and expiry, with a key made for this test run.
 *
 * <p>
 * Use it with {@code @QuarkusTestResource(TestIssuer.class)} on one test class of the module; it then holds for all.
 * For a named OIDC tenant give {@code initArgs = @ResourceArg(name = "tenant", value = "api")}.
 */
public final class TestIssuer implements QuarkusTestResourceLifecycleManager {

    private String prefix = "quarkus.oidc.";

    @Override
    public void init(Map<String, String> arguments) {
        var tenant = arguments.get("tenant");
        prefix = tenant == null ? "quarkus.oidc." : "quarkus.oidc." + tenant + ".";
    }

    @Override
    public Map<String, String> start() {
        return Map.of(
                // Empty is absent: with an address Quarkus would ask Keycloak for its keys and ignore ours.
                prefix + "auth-server-url", "",
                prefix + "public-key", TestKeys.publicKey(),
                prefix + "token.issuer", Tokens.ISSUER,
                prefix + "token.audience", Tokens.AUDIENCE);
    }

    @Override
    public void stop() {
        // Nothing runs: tokens are signed and verified within this JVM.
    }
}
