package io.guichet.devstack.cli;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

import io.guichet.devstack.PortPlan;
import io.guichet.devstack.process.HttpProbe;
import io.guichet.devstack.process.Memory;
import io.guichet.devstack.process.Ports;
import io.guichet.devstack.process.ProcessIdentity;
import io.guichet.devstack.process.ProcessLedger;
import io.guichet.devstack.server.ConsumerLag;
import io.guichet.devstack.server.KeycloakServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows each part's health and memory, and how far each service is behind its topics. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Show the health, the memory and the lag of every part.")
final class StatusCommand implements Callable<Integer> {

    private static final String ROW = "%-14s %-9s %7s %9s %8s%n";
    private static final String OK = "ok";
    private static final List<String> SERVERS = List.of("postgresql", "kafka", "keycloak");

    @Mixin
    private final StackOptions options = new StackOptions();

    @Override
    public Integer call() throws IOException {
        var data = options.data();
        var ports = options.runningPorts();
        var ledger = data.ledger();
        var lags = lags(ports);
        System.out.printf(ROW, "part", "health", "pid", "memory", "lag");
        var total = 0L;
        var allHealthy = true;
        for (var name : names()) {
            var recorded = ledger.find(name).map(ProcessLedger.Entry::process);
            var process = recorded.filter(ProcessIdentity::isAlive);
            var memory = process.map(one -> memory(name, one)).orElse(OptionalLong.empty());
            var health = health(name, recorded, ports);
            System.out.printf(Locale.ROOT, ROW, name, health,
                    process.map(one -> Long.toString(one.pid())).orElse("-"), megabytes(memory), lag(name, lags));
            total += memory.orElse(0);
            allHealthy &= health.equals(OK) || recorded.isEmpty();
        }
        System.out.printf(Locale.ROOT, ROW, "total", "", "", megabytes(OptionalLong.of(total)), "");
        System.out.println("(the launcher holds the Mongo-protocol and the mail server)");
        return allHealthy ? 0 : 1;
    }

    private static String health(String name, Optional<ProcessIdentity> process, PortPlan ports) {
        if (process.isEmpty()) {
            return "off";
        }
        if (!process.get().isAlive()) {
            return "gone";
        }
        return isHealthy(name, ports) ? OK : "not ready";
    }

    private static List<String> names() {
        var names = new ArrayList<String>(List.of(UpCommand.LAUNCHER));
        names.addAll(SERVERS);
        names.addAll(PortPlan.SERVICES);
        return names;
    }

    private static OptionalLong memory(String name, ProcessIdentity process) {
        return name.equals(UpCommand.LAUNCHER) ? Memory.residentAlone(process) : Memory.resident(process);
    }

    private static boolean isHealthy(String name, PortPlan ports) {
        return switch (name) {
            case UpCommand.LAUNCHER -> Ports.answers(ports.of("mongo")) && Ports.answers(ports.of("smtp"))
                    && Ports.answers(ports.of("imap"));
            case "postgresql", "kafka" -> Ports.answers(ports.of(name));
            case "keycloak" -> HttpProbe.isOk(URI.create(KeycloakServer.realmUrl(ports.of(name))
                    + "/.well-known/openid-configuration"));
            default -> HttpProbe.isReady(ports.managementOf(name));
        };
    }

    private static Optional<Map<String, Long>> lags(PortPlan ports) {
        if (!Ports.answers(ports.of("kafka"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ConsumerLag("127.0.0.1:" + ports.of("kafka")).byGroup());
        } catch (IOException e) {
            System.err.println("guichet: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static String lag(String service, Optional<Map<String, Long>> lags) {
        var own = "guichet." + service;
        return lags.map(all -> all.get(own)).map(String::valueOf).orElse("");
    }

    private static String megabytes(OptionalLong bytes) {
        return bytes.isPresent() ? bytes.getAsLong() / (1024 * 1024) + " MB" : "-";
    }
}
