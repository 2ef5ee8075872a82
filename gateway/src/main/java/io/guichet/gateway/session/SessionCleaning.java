package io.guichet.gateway.session;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

/** Sweeps sessions that are over; any number of replicas may do it, they skip each other's rows. */
@ApplicationScoped
class SessionCleaning {

    private static final Logger LOG = Logger.getLogger(SessionCleaning.class);

    private final Sessions sessions;

    SessionCleaning(Sessions sessions) {
        this.sessions = sessions;
    }

    @Scheduled(every = "5m", delayed = "1m")
    Uni<Void> sweep() {
        return sessions.forgetExpired()
                .invoke(count -> LOG.debugf("%d sessions were over", count))
                .onFailure().invoke(failure -> LOG.warn("Sessions that are over stay for now", failure))
                .onFailure().recoverWithItem(0)
                .replaceWithVoid();
    }
}
