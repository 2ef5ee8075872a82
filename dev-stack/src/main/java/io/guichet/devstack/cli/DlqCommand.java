package io.guichet.devstack.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.spi.ToolProvider;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a service could not process: what there is, and sending it to that service again. */
@Command(name = "dlq", mixinStandardHelpOptions = true, description = "List the dead letters of a service, or send them to it again.")
final class DlqCommand implements Callable<Integer> {

    /** Module reliable alone sends to Kafka; it is tested with this module, so it is found when running only. */
    private static final String TOOL = "guichet-dead-letters";

    private enum Act {
        list, replay
    }

    @Mixin
    private final StackOptions options = new StackOptions();

    @Parameters(index = "0", paramLabel = "list|replay")
    private Act act = Act.list;

    @Parameters(index = "1", paramLabel = "SERVICE", description = "ticket, routing, sla or notification.")
    private String service = "";

    @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "Kafka of an installation elsewhere; "
            + "that of the stack on the data directory if absent.")
    private @Nullable String bootstrap;

    @Override
    public Integer call() throws IOException {
        if (!Topics.LISTENERS.contains(service)) {
            throw new IllegalArgumentException(
                    "nothing is called " + service + " that hears events; there are: "
                            + String.join(", ", Topics.LISTENERS));
        }
        var tool = ToolProvider.findFirst(TOOL)
                .orElseThrow(() -> new IOException(
                        "module reliable is not built; run: mvn -q -Dquick -pl reliable install"));
        return tool.run(System.out, System.err, act.name(), kafka(), service);
    }

    private String kafka() throws IOException {
        return bootstrap == null ? "127.0.0.1:" + options.runningPorts().of("kafka") : bootstrap;
    }
}
