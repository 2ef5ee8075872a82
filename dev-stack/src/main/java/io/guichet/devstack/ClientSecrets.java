package io.guichet.devstack;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The secrets of the realm's clients, each under the name of the environment variable in the realm file. */
public record ClientSecrets(Map<String, String> environment) {

    /** The clients are {@code guichet-} and these, for example {@code guichet-web}. */
    private static final List<String> CLIENTS = List.of("web", "cli", "demo", "setup", "routing");
    private static final int BYTES = 24;

    public ClientSecrets {
        environment = Map.copyOf(environment);
    }

    /** New ones for all clients. */
    static ClientSecrets random() {
        return new ClientSecrets(CLIENTS.stream()
                .collect(Collectors.toMap(ClientSecrets::variable, _ -> Secrets.hex(BYTES))));
    }

    /** Those among the properties. */
    public static ClientSecrets of(Properties properties) {
        var environment = new TreeMap<String, String>();
        for (var client : CLIENTS) {
            var secret = properties.getProperty(variable(client));
            if (secret != null) {
                environment.put(variable(client), secret);
            }
        }
        return new ClientSecrets(environment);
    }

    /** The secret of a client such as {@code guichet-web}. */
    public String of(String clientId) {
        var secret = environment.get(variable(clientId.replace("guichet-", "")));
        if (secret == null) {
            throw new IllegalArgumentException("the realm has no confidential client " + clientId);
        }
        return secret;
    }

    private static String variable(String client) {
        return "GUICHET_" + client.toUpperCase(Locale.ROOT) + "_SECRET";
    }
}
