package io.guichet.reliable.postgres;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.EventType;
import org.hibernate.reactive.common.spi.Implementor;
import org.hibernate.reactive.event.impl.DefaultReactiveAutoFlushEventListener;
import org.hibernate.reactive.event.impl.DefaultReactiveFlushEventListener;
import org.hibernate.reactive.mutiny.Mutiny;

import io.quarkus.arc.ClientProxy;
import io.quarkus.runtime.StartupEvent;

/**
 * Flushes without looking for what is to be written along with an entity where nothing is.
 * <p>
 * Hibernate Reactive reads every attribute of every entity for that, one future each, at every flush, though the entity
 * cascades nothing. What has changed is looked for afterwards, as ever.
 */
@Singleton
class ShortFlush {

    void install(@Observes StartupEvent started, Mutiny.SessionFactory sessions) {
        var listeners = ((Implementor) ClientProxy.unwrap(sessions)).getServiceRegistry()
                .requireService(EventListenerRegistry.class);
        listeners.setListeners(EventType.FLUSH, new Flush());
        listeners.setListeners(EventType.AUTO_FLUSH, new AutoFlush());
    }

    private static boolean cascades(PersistenceContext context) {
        return context.getCollectionEntriesSize() > 0 || Stream.of(context.reentrantSafeEntityEntries())
                .anyMatch(entity -> entity.getValue().getPersister().hasCascades());
    }

    private static CompletionStage<Void> nothing() {
        return CompletableFuture.completedStage(null);
    }

    private static class Flush extends DefaultReactiveFlushEventListener {

        @Override
        protected CompletionStage<Void> preFlush(EventSource session, PersistenceContext context) {
            return cascades(context) ? super.preFlush(session, context) : nothing();
        }
    }

    private static class AutoFlush extends DefaultReactiveAutoFlushEventListener {

        @Override
        protected CompletionStage<Void> preFlush(EventSource session, PersistenceContext context) {
            return cascades(context) ? super.preFlush(session, context) : nothing();
        }
    }
}
