package io.guichet.routing;

import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.smallrye.mutiny.Uni;

/** Those who come to carry more by what people do, whom nobody asks whether they have room. */
@Singleton
public class Burdens {

    /**
     * Shares the loads, in their order, with all but a drain: it has counted before this is committed, and committed, or
     * counts afterwards. If they are away, it is looked at like what they had; inserted only, so that nobody waits.
     */
    private static final String TAKE = """
            with kept as materialized (
                select agent_id from agent_load where agent_id = any($1) order by agent_id for share)
            insert into absence_mark (agent_id) select agent_id from kept""";

    private static final String TURN = """
            with former as (
                delete from hand_turn where turn in (
                    select turn from hand_turn where agent_id = $1 for update skip locked))
            insert into hand_turn (turn, agent_id) select nextval('assignment_turn'), id from agent where id = $1""";

    private final CurrentTransaction transaction;

    Burdens(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** A person gives the agent more: others have not been given work for longer. */
    public Uni<Void> give(UUID agent) {
        return transaction.update(TURN, agent).chain(() -> add(agent));
    }

    /** The agent carries more from now on. */
    public Uni<Void> add(UUID agent) {
        // At the end, since a drain that has the load of an agent waits for no ticket, and this waits for it.
        return transaction.gather(TAKE, agent);
    }
}
