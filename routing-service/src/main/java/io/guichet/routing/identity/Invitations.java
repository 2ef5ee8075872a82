package io.guichet.routing.identity;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.guichet.routing.directory.AddressTaken;
import io.guichet.routing.directory.Agent;
import io.guichet.routing.directory.AgentDesk;
import io.guichet.routing.directory.AgentIsDisabled;
import io.guichet.routing.directory.UnknownReference;
import io.guichet.routing.history.Edit;
import io.guichet.routing.identity.client.Accounts;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Takes people into Guichet: their account, their entry in the directory, and the mail that invites them. */
@ApplicationScoped
public class Invitations {

    private final Accounts accounts;
    private final AgentDesk agents;
    private final DueWork dueWork;
    private final Ids ids;
    private final Clock clock;

    Invitations(Accounts accounts, AgentDesk agents, DueWork dueWork, Ids ids, Clock clock) {
        this.accounts = accounts;
        this.agents = agents;
        this.dueWork = dueWork;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Somebody as an administrator describes them.
     *
     * @param id of their account, if it is known
     * @param place where they are described in what was sent, as a JSON pointer
     */
    public record Newcomer(@Nullable UUID id, Agent.Details details, String place) {}

    /**
     * Somebody with an account.
     *
     * @param origin where their account comes from
     * @param invited whether they are to be mailed a link that sets their password
     * @param place where they are described in what was sent, as a JSON pointer
     */
    public record Guest(UUID id, Agent.Details details, Origin origin, boolean invited, String place) {}

    /** Where the account of a new agent comes from. */
    public enum Origin {
        /** It was made for them. */
        CREATED,
        /** They had one, which was found by their address. */
        LINKED,
        /** Whoever described them named it. */
        GIVEN
    }

    /**
     * Finds or makes the accounts of those who are given without one, in no transaction; repeating it finds those that
     * were made, and who has set no password yet is invited then. Fails before it makes any when what one of them is
     * described by does not exist, and with {@link IdentityNotAvailable}.
     */
    public Uni<List<Guest>> welcome(List<Newcomer> newcomers) {
        return inTurn(newcomers,
                newcomer -> located(agents.verify(newcomer.id(), newcomer.details()), newcomer.place()))
                .chain(() -> inTurn(newcomers, this::welcome));
    }

    private Uni<Guest> welcome(Newcomer newcomer) {
        var details = newcomer.details();
        return newcomer.id() != null
                ? Uni.createFrom().item(new Guest(newcomer.id(), details, Origin.GIVEN, false,
                        newcomer.place()))
                : accounts.of(details.email(), details.name(), details.language())
                        .map(account -> new Guest(account.id(), details,
                                account.made() ? Origin.CREATED : Origin.LINKED, account.withoutPassword(),
                                newcomer.place()));
    }

    /** What is wrong with somebody is told with the place where they are described. */
    private static <T> Uni<T> located(Uni<T> step, String place) {
        return step
                .onFailure(UnknownReference.class).transform(failure -> ((UnknownReference) failure).in(place))
                .onFailure(AddressTaken.class).transform(failure -> ((AddressTaken) failure).in(place));
    }

    private static <T, R> Uni<List<R>> inTurn(List<T> all, Function<T, Uni<R>> step) {
        return Multi.createFrom().iterable(all).onItem().transformToUniAndConcatenate(step::apply).collect().asList();
    }

    /** Enters them in the directory, all or none. Fails as {@link AgentDesk#create} does. */
    @WithTransaction
    public Uni<List<Agent>> enter(List<Guest> guests, Edit edit) {
        return inTurn(guests, guest -> located(agents.create(guest.id(), guest.details(), edit), guest.place())
                .call(() -> guest.invited() ? plan(guest.id()) : Uni.createFrom().voidItem()));
    }

    /**
     * Invites somebody once more; the links of earlier mails work as long as they would have. Fails with
     * {@link AgentIsDisabled}: whoever is disabled could not sign in with it.
     */
    @WithTransaction
    public Uni<Agent> again(UUID agent) {
        if (!accounts.available()) {
            return Uni.createFrom().failure(new IdentityNotAvailable("People are not administered here"));
        }
        return agents.find(agent).invoke(known -> {
            if (!known.active()) {
                throw new AgentIsDisabled(agent);
            }
        }).call(() -> plan(agent));
    }

    private Uni<Void> plan(UUID agent) {
        return dueWork.reschedule(
                new Due(ids.next(), InvitationCall.KIND, agent.toString(), clock.instant(), ""));
    }
}
