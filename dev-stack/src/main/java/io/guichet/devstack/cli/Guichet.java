package io.guichet.devstack.cli;

import java.time.Clock;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;

/** The command line of Guichet on one machine. */
@Command(name = "guichet", mixinStandardHelpOptions = true, version = "Guichet 0.1.0", description = "Runs Guichet on this machine: the servers it needs and its services, without containers.", subcommands = {
    UpCommand.class, StatusCommand.class, LogsCommand.class, ResetCommand.class, TokenCommand.class,
    DlqCommand.class, DemoCommand.class, CommandLine.HelpCommand.class}, footer = {"",
        "  test    run the whole test suite (mvn verify); further arguments go to Maven"})
final class Guichet {

    private Guichet() {}

    public static void main(String[] args) {
        var clock = Clock.systemUTC();
        var line = new CommandLine(new Guichet(), new Factory(clock));
        line.setExecutionExceptionHandler((failure, _, _) -> {
            System.err.println("guichet: " + failure.getMessage());
            if (System.getenv("GUICHET_DEBUG") != null) {
                failure.printStackTrace(System.err);
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
        System.exit(line.execute(args));
    }

    /** Gives the clock to the commands that want one. */
    private record Factory(Clock clock) implements IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (var constructor : type.getDeclaredConstructors()) {
                if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Clock.class) {
                    return type.cast(constructor.newInstance(clock));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
