package io.guichet.notification.sender;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.events.DirectoryEvent.Department;
import io.guichet.http.directory.Directory;
import io.guichet.notification.sender.Senders.Known;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** Everything one can do with the addresses that mails come from. */
@ApplicationScoped
public class SenderDesk {

    /** Whoever asks again sooner only fills a mailbox. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Senders senders;
    private final Directory directory;
    private final DueWork dueWork;
    private final SenderTools tools;

    SenderDesk(Senders senders, Directory directory, DueWork dueWork, SenderTools tools) {
        this.senders = senders;
        this.directory = directory;
        this.dueWork = dueWork;
        this.tools = tools;
    }

    /** Those of all departments, by address. */
    @WithSession
    public Uni<List<SenderFacts>> list() {
        var all = Uni.createFrom().<List<SenderFacts>>item(new ArrayList<>());
        var addresses = directory.departments().stream().map(Department::supportAddress).map(Senders::key)
                .distinct().sorted().toList();
        for (var address : addresses) {
            all = all.call(found -> facts(address).invoke(found::add));
        }
        return all;
    }

    /**
     * Has a confirmation link sent to the address, in the transaction that is going on. Fails with
     * {@link SenderNotFound} and {@link SenderRefused}.
     */
    public Uni<SenderFacts> ask(String address) {
        var key = Senders.key(address);
        if (departments(key).isEmpty()) {
            throw new SenderNotFound(address);
        }
        tools.requireSecret();
        var now = tools.clock().instant();
        return senders.known(key)
                .invoke(this::requirePause)
                .chain(() -> senders.asked(key, now))
                .chain(() -> dueWork.schedule(new Due(tools.ids().next(), SenderCall.KIND, key, now, "")))
                .chain(() -> facts(key));
    }

    /**
     * Somebody who reads the mail of the address has followed the link, in the transaction that is going on. Fails with
     * {@link SenderRefused} for a token that is none of ours or has expired.
     *
     * @param by who
     */
    public Uni<SenderFacts> confirm(String token, String by) {
        var now = tools.clock().instant();
        var address = tools.links().verify(token, now).orElseThrow(
                () -> new SenderRefused("The link has expired or is not valid: ask for another one"));
        return senders.confirmed(address, now, by).chain(() -> facts(address));
    }

    private void requirePause(Known known) {
        var askedAt = known.askedAt();
        if (askedAt != null && tools.clock().instant().isBefore(askedAt.plus(PAUSE))) {
            throw new SenderRefused("A link has just been sent to this address: look there first");
        }
    }

    private Uni<SenderFacts> facts(String address) {
        return senders.known(address).map(known -> {
            var state = senders.state(address, known);
            return new SenderFacts(address, departments(address), state,
                    state.isProven() ? null : tools.config().fallback(), known.askedAt(), known.confirmedAt(),
                    known.lastError());
        });
    }

    private List<String> departments(String address) {
        return directory.departments().stream()
                .filter(department -> Senders.key(department.supportAddress()).equals(address))
                .map(Department::key).toList();
    }
}
