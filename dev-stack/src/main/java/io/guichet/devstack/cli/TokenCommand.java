package io.guichet.devstack.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.guichet.devstack.ClientSecrets;
import io.guichet.devstack.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints an access token of a demo person or of the demo API client. */
@Command(name = "token", mixinStandardHelpOptions = true, description = "Print an access token; without options that of the administrator.")
final class TokenCommand implements Callable<Integer> {

    private static final Map<String, String> PEOPLE = Map.of("administrator", "alice", "agent", "bruno",
            "light_agent", "emma", "beginner_agent", "farid", "supervisor", "grace", "support_manager", "hugo",
            "customer", "claire");

    @Mixin
    private final StackOptions options = new StackOptions();

    @Option(names = "--profile", paramLabel = "PROFILE", description = "A demo person with this profile: administrator, "
            + "agent, light_agent, beginner_agent, supervisor, support_manager, customer.")
    private String profile = "administrator";

    @Option(names = "--user", paramLabel = "NAME", description = "This demo person, for example chloe.")
    private @Nullable String user;

    @Option(names = "--client", description = "The demo API client, with the scopes tickets:read and tickets:write.")
    private boolean client;

    @Override
    public Integer call() throws IOException {
        if (client && user != null) {
            throw new IllegalArgumentException("--client is no person: leave out --user, or --client");
        }
        var tokens = new Tokens(options.runningPorts().of("keycloak"), ClientSecrets.of(options.data().secrets()));
        System.out.println(client ? tokens.ofClient("guichet-demo") : tokens.ofPerson(person()));
        return 0;
    }

    private String person() {
        if (user != null) {
            return user;
        }
        var person = PEOPLE.get(profile);
        if (person == null) {
            throw new IllegalArgumentException("no demo person has the profile " + profile + "; there are "
                    + PEOPLE.keySet().stream().sorted().toList());
        }
        return person;
    }
}
