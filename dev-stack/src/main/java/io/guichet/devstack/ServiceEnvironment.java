package io.guichet.devstack;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import io.guichet.devstack.server.KeycloakServer;

/** The environment variables with which each service is configured. */
final class ServiceEnvironment {

    private static final String LOCAL = "127.0.0.1";

    private final PortPlan ports;
    private final Properties secrets;

    ServiceEnvironment(PortPlan ports, Properties secrets) {
        this.ports = ports;
        this.secrets = secrets;
    }

    /** Those of one service: what all share, its own database, and only its own secrets. */
    Map<String, String> of(String service) {
        var environment = new HashMap<>(shared());
        environment.put("GUICHET_HTTP_PORT", Integer.toString(ports.of(service)));
        environment.put("GUICHET_MANAGEMENT_PORT", Integer.toString(ports.managementOf(service)));
        var clients = ClientSecrets.of(secrets);
        switch (service) {
            case "gateway" -> environment.put("GUICHET_OIDC_CLIENT_SECRET", clients.of("guichet-web"));
            case "routing" -> environment.put("GUICHET_OIDC_CLIENT_SECRET", clients.of("guichet-routing"));
            // What it signs nobody else can sign or check.
            case "ticket", "notification" ->
                environment.put("GUICHET_SECRET", secrets.getProperty("signing." + service));
            default -> {
            }
        }
        if (service.equals("kb")) {
            environment.put("GUICHET_MONGO_URL", "mongodb://" + LOCAL + ":" + ports.of("mongo") + "/kb");
            // In the directory that the service runs in.
            environment.put("GUICHET_KB_INDEX", "index");
        } else {
            environment.put("GUICHET_DB_URL", "postgresql://" + LOCAL + ":" + ports.of("postgresql") + "/" + service);
            environment.put("GUICHET_DB_USER", service);
            environment.put("GUICHET_DB_PASSWORD", secrets.getProperty(service));
        }
        return environment;
    }

    private Map<String, String> shared() {
        var environment = new HashMap<String, String>();
        environment.put("GUICHET_KAFKA", LOCAL + ":" + ports.of("kafka"));
        environment.put("GUICHET_OIDC_URL", KeycloakServer.realmUrl(ports.of("keycloak")));
        environment.put("GUICHET_TOPIC_PREFIX", "");
        environment.put("GUICHET_SMTP_HOST", LOCAL);
        environment.put("GUICHET_SMTP_PORT", Integer.toString(ports.of("smtp")));
        environment.put("GUICHET_IMAP_HOST", LOCAL);
        environment.put("GUICHET_IMAP_PORT", Integer.toString(ports.of("imap")));
        environment.put("GUICHET_PUBLIC_URL", "http://localhost:" + ports.of("gateway"));
        for (var service : PortPlan.SERVICES) {
            environment.put("GUICHET_" + service.toUpperCase(Locale.ROOT) + "_URL",
                    "http://" + LOCAL + ":" + ports.of(service));
        }
        environment.put("GUICHET_DEMO", "true");
        return environment;
    }
}
