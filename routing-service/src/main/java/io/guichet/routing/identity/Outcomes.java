package io.guichet.routing.identity;

import java.time.Clock;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Keeps with each agent what became of what Keycloak was told about them: nobody else would know when that is given up. */
@Singleton
class Outcomes {

    private static final String INVITED = """
            update agent set invited_at = $2, invitation_failed_at = null, invitation_error = null where id = $1""";
    private static final String NOT_INVITED = """
            update agent set invitation_failed_at = $2, invitation_error = $3 where id = $1""";
    private static final String DONE = """
            update agent set account_failed_at = null, account_error = null, account_call = null
            where id = $1 and account_call = $2""";
    private static final String NOT_DONE = """
            update agent set account_failed_at = $2, account_error = $3, account_call = $4 where id = $1""";

    private final CurrentTransaction transaction;
    private final Clock clock;

    Outcomes(CurrentTransaction transaction, Clock clock) {
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The invitation was mailed. */
    Uni<Void> invited(Due due) {
        return transaction.update(INVITED, agent(due), clock.instant()).replaceWithVoid();
    }

    /** Their account is as it is to be, as far as the call goes. */
    Uni<Void> done(Due due) {
        return transaction.update(DONE, agent(due), due.kind()).replaceWithVoid();
    }

    /** Whatever the call of a due item comes to, with its failure kept, in a transaction of its own. */
    <T> Uni<T> watch(Due due, Uni<T> call) {
        return call.onFailure().call(failure -> Panache.withTransaction(() -> keep(due, reason(failure))));
    }

    private Uni<Void> keep(Due due, String reason) {
        var kept = due.kind().equals(InvitationCall.KIND)
                ? transaction.update(NOT_INVITED, agent(due), clock.instant(), reason)
                : transaction.update(NOT_DONE, agent(due), clock.instant(), reason, due.kind());
        return kept.replaceWithVoid();
    }

    /** In words that are meant to be read: those of the network name its parts. */
    private static String reason(Throwable failure) {
        return failure instanceof IdentityNotAvailable
                ? String.valueOf(failure.getMessage())
                : "The identity provider does not answer";
    }

    private static UUID agent(Due due) {
        return UUID.fromString(due.subject());
    }
}
