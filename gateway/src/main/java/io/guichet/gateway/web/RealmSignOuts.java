package io.guichet.gateway.web;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.guichet.gateway.session.Claims;
import io.guichet.gateway.session.Sessions;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * Ends sessions that the identity provider says have ended: somebody was disabled, or signed out elsewhere. Quarkus
 * verifies what it says, and remembers it in this process alone; here the sessions end for all replicas.
 */
@ApplicationScoped
class RealmSignOuts {

    /** As {@code quarkus.oidc.web.logout.backchannel.path}. */
    static final String PATH = "/back-channel-logout";

    private static final Logger LOG = Logger.getLogger(RealmSignOuts.class);
    private static final int VERIFIED = 200;

    private final Sessions sessions;

    RealmSignOuts(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Before anything answers. */
    void watch(RoutingContext request) {
        if (request.request().method().equals(HttpMethod.POST) && PATH.equals(request.request().path())) {
            request.addEndHandler(done -> {
                if (request.response().getStatusCode() == VERIFIED) {
                    end(request);
                }
            });
        }
    }

    private void end(RoutingContext request) {
        Optional.ofNullable(request.request().getFormAttribute("logout_token"))
                .flatMap(Claims::of)
                .flatMap(claims -> Optional.ofNullable(claims.getString("sid")))
                .ifPresent(session -> UniHelper.toFuture(sessions.endOfRealm(session)).onComplete(
                        ended -> LOG.debugf("The identity provider ended %d sessions", ended),
                        // Its next refresh fails in any case, within the two minutes that a token lives.
                        failure -> LOG.warnf("A session that the identity provider ended goes on: %s", failure)));
    }
}
