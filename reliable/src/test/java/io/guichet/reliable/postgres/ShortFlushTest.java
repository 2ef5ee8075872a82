package io.guichet.reliable.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import jakarta.inject.Inject;

import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.reactive.common.spi.Implementor;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.guichet.reliable.Ids;
import io.guichet.testing.stack.StackTestResource;
import io.quarkus.arc.ClientProxy;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "service", value = "ticket"))
class ShortFlushTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Ids ids;
    @Inject
    OwnContext contexts;
    @Inject
    Mutiny.SessionFactory sessions;
    @Inject
    AgroalDataSource database;

    @Test
    void what_cascades_is_written_along() {
        var parent = ids.next();
        var child = ids.next();

        contexts.run(() -> Panache.withTransaction(() -> Panache.getSession().chain(session -> {
            var adopting = new ProbeParent(parent);
            return session.persist(adopting).chain(session::flush)
                    .invoke(() -> adopting.adopt(new ProbeEntity(child)));
        }))).await().atMost(PATIENCE);

        assertThat(Rows.read(database, "select child_id from probe_parent where id = '" + parent + "'"))
                .containsExactly(child.toString());
    }

    @Test
    void a_query_sees_what_was_changed_before_it() {
        var id = ids.next();

        var found = contexts.run(() -> Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> session.persist(new ProbeEntity(id))
                        .chain(() -> session.createSelectionQuery("select count(*) from probe_entity where id = ?1",
                                Long.class).setParameter(1, id).getSingleResult()))))
                .await().atMost(PATIENCE);

        assertThat(found).isEqualTo(1);
    }

    @Test
    void no_other_listener_flushes_as_well() {
        var listeners = ((Implementor) ClientProxy.unwrap(sessions)).getServiceRegistry()
                .requireService(EventListenerRegistry.class);

        assertThat(listeners.getEventListenerGroup(EventType.FLUSH).listeners()).singleElement()
                .matches(listener -> listener.getClass().getEnclosingClass() == ShortFlush.class);
        assertThat(listeners.getEventListenerGroup(EventType.AUTO_FLUSH).listeners()).singleElement()
                .matches(listener -> listener.getClass().getEnclosingClass() == ShortFlush.class);
    }
}
