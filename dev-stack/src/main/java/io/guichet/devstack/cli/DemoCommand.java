package io.guichet.devstack.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.concurrent.Callable;

import io.guichet.devstack.ClientSecrets;
import io.guichet.devstack.Tokens;
import io.guichet.devstack.demo.DemoTraffic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plays customers and agents on a running stack. */
@Command(name = "demo", mixinStandardHelpOptions = true, description = "Send varied requests in French and English, by mail and API, and play the agents.")
final class DemoCommand implements Callable<Integer> {

    private final Clock clock;

    @Mixin
    private final StackOptions options = new StackOptions();

    @Option(names = "--rate", paramLabel = "N", description = "New requests a minute; 6 if absent.")
    private double rate = 6;

    @Option(names = "--for", paramLabel = "DURATION", description = "How long, for example 90s, 10m or 2h; until Ctrl-C if absent.")
    private String duration = "8760h";

    DemoCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        if (!(rate > 0 && rate <= 6000)) {
            throw new IllegalArgumentException("--rate must be above 0 and at most 6000 a minute");
        }
        var progress = new Progress(System.out);
        var ports = options.runningPorts();
        var tokens = new Tokens(ports.of("keycloak"), ClientSecrets.of(options.data().secrets()));
        new DemoTraffic(ports, tokens, clock, progress::say).run(rate, duration(duration));
        return 0;
    }

    static Duration duration(String text) {
        try {
            return Duration.parse("PT" + text.toUpperCase(Locale.ROOT).replaceFirst("^PT", ""));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(text + " is no duration; write for example 90s, 10m or 2h", e);
        }
    }
}
