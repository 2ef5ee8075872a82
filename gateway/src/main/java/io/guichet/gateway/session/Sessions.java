package io.guichet.gateway.session;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** The sessions of people in the browser, in the gateway's own database. */
@ApplicationScoped
public class Sessions {

    // A database that is cut off says nothing, not even that it is too late.
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String OPEN = """
            insert into session (id_hash, sealed_tokens, expires_at, realm_session) values ($1, $2, $3, $4)""";
    private static final String FIND = """
            select sealed_tokens from session where id_hash = $1 and expires_at > $2""";
    private static final String RENEW = """
            update session set sealed_tokens = $2, expires_at = $3, realm_session = coalesce($4, realm_session)
            where id_hash = $1""";
    private static final String END = "delete from session where id_hash = $1";
    private static final String END_OF_REALM = "delete from session where realm_session = $1";
    private static final String FORGET_EXPIRED = """
            delete from session where id_hash in (
                select id_hash from session where expires_at <= $1 order by expires_at limit 1000 for update skip locked)""";

    private final SecureRandom random = new SecureRandom();
    private final TokenSeal seal = new TokenSeal(random);
    private final Pool database;
    private final Clock clock;

    Sessions(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Begins a session; each sign-in has a new id, whatever cookie the browser came with. */
    public Uni<SessionId> open(SessionTokens tokens, Duration age) {
        var id = SessionId.fresh(random);
        return run(OPEN, row(id, tokens, age)).replaceWith(id);
    }

    /** The session that this cookie opens; empty when there is none, or no longer. */
    public Uni<Optional<Session>> find(String cookie) {
        return SessionId.parse(cookie)
                .map(id -> run(FIND, Tuple.of(hash(id), now())).map(rows -> unseal(id, rows)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /**
     * Gives a session fresh tokens. It keeps its id: requests under way with the same cookie must go on finding it.
     *
     * @return false when it has ended meanwhile; it does not come back
     */
    public Uni<Boolean> renew(SessionId id, SessionTokens tokens, Duration age) {
        return run(RENEW, row(id, tokens, age)).map(rows -> rows.rowCount() == 1);
    }

    /** Ends the session that this cookie opens, if there is one. */
    public Uni<Void> end(String cookie) {
        return SessionId.parse(cookie)
                .map(id -> run(END, Tuple.of(hash(id))).replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Ends the sessions that the identity provider knows by this id of its own; how many. */
    public Uni<Integer> endOfRealm(String realmSession) {
        return run(END_OF_REALM, Tuple.of(realmSession)).map(RowSet::rowCount);
    }

    /** Deletes sessions whose time is over, a bounded number at once. */
    Uni<Integer> forgetExpired() {
        return run(FORGET_EXPIRED, Tuple.of(now())).map(RowSet::rowCount);
    }

    private Uni<RowSet<Row>> run(String sql, Tuple values) {
        return database.preparedQuery(sql).execute(values)
                .ifNoItem().after(PATIENCE).fail()
                .onFailure().transform(SessionsUnavailable::new);
    }

    private Optional<Session> unseal(SessionId id, RowSet<Row> rows) {
        var found = rows.iterator();
        if (!found.hasNext()) {
            return Optional.empty();
        }
        var sealed = found.next().getBuffer(0).getBytes();
        return seal.open(id, sealed).map(bytes -> new Session(id, SessionTokens.of(bytes)));
    }

    private Tuple row(SessionId id, SessionTokens tokens, Duration age) {
        return Tuple.of(hash(id), sealed(id, tokens), expiry(age), tokens.realmSession().orElse(null));
    }

    private Buffer sealed(SessionId id, SessionTokens tokens) {
        return Buffer.buffer(seal.seal(id, tokens.toBytes()));
    }

    private static Buffer hash(SessionId id) {
        return Buffer.buffer(id.hash());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private OffsetDateTime expiry(Duration age) {
        return now().plus(age);
    }
}
