package io.guichet.devstack.cli;

import java.util.concurrent.Callable;

import io.guichet.devstack.process.DirectoryLock;
import io.guichet.devstack.process.Leftovers;
import io.guichet.devstack.server.StartFailed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes all data of a stack that does not run. */
@Command(name = "reset", mixinStandardHelpOptions = true, description = "Remove all data; the next start is a first start.")
final class ResetCommand implements Callable<Integer> {

    @Mixin
    private final StackOptions options = new StackOptions();

    @Override
    public Integer call() throws Exception {
        var data = options.data();
        var held = DirectoryLock.tryHold(data.of("run"));
        if (held.isEmpty()) {
            throw new StartFailed("Guichet runs on " + data.root() + "; stop it first");
        }
        try (var _ = held.get()) {
            var _ = new Leftovers(data.ledger()).end();
            data.clear();
        }
        System.out.println("removed all data in " + data.root());
        return 0;
    }
}
