package io.guichet.devstack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import io.guichet.devstack.ClientSecrets;
import io.guichet.devstack.DataDirectory;
import io.guichet.devstack.PortPlan;
import io.guichet.devstack.Stack;
import io.guichet.devstack.Tokens;
import io.guichet.devstack.demo.DemoOrganisation;
import io.guichet.devstack.process.DirectoryLock;
import io.guichet.devstack.process.Leftovers;
import io.guichet.devstack.process.PortOwner;
import io.guichet.devstack.process.Ports;
import io.guichet.devstack.process.ProcessIdentity;
import io.guichet.devstack.process.ProcessLedger;
import io.guichet.devstack.server.Postmaster;
import io.guichet.devstack.server.StartFailed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts everything, stays in the foreground, and stops everything at Ctrl-C. */
@Command(name = "up", mixinStandardHelpOptions = true, description = "Start everything and stay in the foreground.")
final class UpCommand implements Callable<Integer> {

    static final String LAUNCHER = "launcher";

    private final Clock clock;
    private final Progress progress = new Progress(System.out);
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Mixin
    private final StackOptions options = new StackOptions();

    @Mixin
    private final StackOptions.Ports portOptions = new StackOptions.Ports();

    @Option(names = "--servers-only", description = "Start no service, for working on one with mvn quarkus:dev.")
    private boolean serversOnly;

    @Option(names = "--without", paramLabel = "SERVICE", description = "Leave this service out, likewise; repeatable.")
    private List<String> without = List.of();

    @Option(names = "--check", hidden = true, description = "Only say whether the options are right.")
    private boolean onlyCheck;

    private volatile boolean stopping;

    UpCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        var data = options.data();
        var ports = portOptions.plan();
        if (onlyCheck) {
            return 0;
        }
        data.prepare();
        var held = DirectoryLock.tryHold(data.of("run"));
        if (held.isEmpty()) {
            throw new StartFailed("Guichet already runs on " + data.root() + runningLauncher(data)
                    + "; use another directory with --data DIR");
        }
        // Before anything logs: what the servers inside this process say goes to a file like that of the others.
        System.setProperty("org.slf4j.simpleLogger.logFile", data.log(LAUNCHER).toString());
        try (var _ = held.get()) {
            return run(data, ports);
        } catch (StartFailed failure) {
            if (!stopping) {
                throw failure;
            }
            // What was just starting has been stopped like all the rest: no failure.
            stopped.await();
            return 0;
        }
    }

    private int run(DataDirectory data, PortPlan ports) throws Exception {
        progress.say("data in " + data.root());
        endLeftovers(data);
        checkPorts(ports);
        var stack = new Stack(options.checkout(), data, ports, services(), clock);
        data.ledger().record(LAUNCHER, ProcessIdentity.current().pid(), "TERM");
        var watch = new Watch(stack, progress);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            watch.stop();
            stop(stack, data);
        }));
        ports.write(data.ports());
        progress.say("starting " + String.join(", ", stack.servers().stream().map(server -> server.name()).toList()));
        stack.start(name -> progress.say(name + " is ready"));
        if (services().equals(PortPlan.SERVICES)) {
            prepareDemo(data, ports);
        }
        if (stack.hasOldRealm()) {
            progress.say("note: the realm file has changed since this data directory was made; guichet reset takes it");
        }
        new Welcome(ports, services().contains("gateway")).print(System.out, progress.elapsed());
        watch.start();
        stopped.await();
        return 0;
    }

    private List<String> services() {
        return serversOnly ? List.of() : PortPlan.SERVICES.stream().filter(name -> !without.contains(name)).toList();
    }

    /** A stack without its demo still shows, by its logs, what is wrong. */
    private void prepareDemo(DataDirectory data, PortPlan ports) {
        try {
            var tokens = new Tokens(ports.of("keycloak"), ClientSecrets.of(data.secrets()));
            var organisation = new DemoOrganisation(ports, tokens, data.demoDone(), clock);
            if (organisation.isComplete()) {
                organisation.adjust();
            } else {
                progress.say("creating the demo organisation");
                organisation.create();
                progress.say("the demo organisation is complete");
            }
        } catch (IOException e) {
            progress.say(e.getMessage() + "; the next start tries again");
        }
    }

    private void endLeftovers(DataDirectory data) {
        var ledger = data.ledger();
        // Started but not yet written down when its launcher died: PostgreSQL writes down itself.
        Postmaster.of(data.of("postgresql")).ifPresent(process -> ledger.record("postgresql", process.pid(), "INT"));
        ledger.forget(LAUNCHER);
        var ended = new Leftovers(ledger).end();
        if (!ended.isEmpty()) {
            progress.say("ended what an earlier run left: " + String.join(", ", ended));
        }
    }

    private static void checkPorts(PortPlan ports) throws StartFailed {
        var taken = ports.ports().entrySet().stream().filter(port -> !Ports.isFree(port.getValue()))
                .map(port -> String.format(Locale.ROOT,
                        "port %d (%s) is taken by %s; choose another with --port %2$s=PORT, or move all with "
                                + "--port-offset N",
                        port.getValue(), port.getKey(),
                        PortOwner.describe(port.getValue())))
                .toList();
        if (!taken.isEmpty()) {
            throw new StartFailed(String.join("\nguichet: ", taken));
        }
    }

    private static String runningLauncher(DataDirectory data) {
        return new ProcessLedger(data.of("run")).find(LAUNCHER)
                .map(entry -> " (process " + entry.process().pid() + ")").orElse("");
    }

    private void stop(Stack stack, DataDirectory data) {
        stopping = true;
        progress.say("stopping");
        stack.stop(name -> progress.say(name + " has stopped"));
        try {
            Files.deleteIfExists(data.ports());
        } catch (IOException e) {
            progress.say("cannot remove " + data.ports() + ": " + e.getMessage());
        }
        data.ledger().forget(LAUNCHER);
        stopped.countDown();
    }
}
