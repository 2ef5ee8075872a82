package io.guichet.reliable;

import java.io.PrintWriter;
import java.util.spi.ToolProvider;

import org.apache.kafka.common.KafkaException;

/**
 * The dead letters on an operator's command line, {@code ./guichet dlq}, found there as a tool of the platform: the
 * launcher cannot depend on this module, whose tests use the launcher's servers.
 */
public final class DeadLettersTool implements ToolProvider {

    private static final int ARGUMENTS = 3;

    @Override
    public String name() {
        return "guichet-dead-letters";
    }

    /** Arguments: {@code list} or {@code replay}, Kafka's bootstrap servers, the service. */
    @Override
    public int run(PrintWriter out, PrintWriter err, String... args) {
        if (args.length != ARGUMENTS) {
            err.println("arguments: list|replay BOOTSTRAP_SERVERS SERVICE");
            return 2;
        }
        var letters = new DeadLetters(args[1], "", args[2]);
        try {
            return switch (args[0]) {
                case "list" -> list(letters, out);
                case "replay" -> replay(letters, args[2], out);
                default -> throw new IllegalArgumentException("neither list nor replay: " + args[0]);
            };
        } catch (KafkaException | IllegalStateException | IllegalArgumentException failure) {
            err.println(failure.getMessage());
            return 1;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static int list(DeadLetters letters, PrintWriter out) {
        var all = letters.list();
        all.forEach(letter -> out.println(letter.failedAt() + "  " + letter.type() + "  key " + letter.key()
                + "  event " + letter.eventId() + "  " + letter.reason()));
        out.println(counted(all.size()) + " not yet sent again");
        return 0;
    }

    private static int replay(DeadLetters letters, String service, PrintWriter out) {
        out.println(counted(letters.replay()) + " sent to " + service + " again");
        return 0;
    }

    private static String counted(int letters) {
        return letters == 1 ? "1 dead letter" : letters + " dead letters";
    }
}
