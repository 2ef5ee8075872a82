package io.guichet.reliable.postgres;

import java.util.stream.Stream;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.quarkus.arc.ClientProxy;
import io.quarkus.runtime.StartupEvent;

/**
 * Makes everybody who hears a topic before the first record comes. Left to itself the container would wait until one
 * comes on their own topic, and what was sent again to this service alone before that would find nobody who hears it.
 */
@Singleton
class Listeners {

    private static final String OURS = "io.guichet.";

    void make(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event, BeanManager beans) {
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream().filter(Listeners::hears)
                .forEach(bean -> make(bean, beans));
    }

    private static <T> void make(Bean<T> bean, BeanManager beans) {
        var made = ClientProxy.unwrap(beans.getReference(bean, Object.class, beans.createCreationalContext(bean)));
        if (made == null) {
            throw new IllegalStateException("Nobody was made of " + bean);
        }
    }

    private static boolean hears(Bean<?> bean) {
        var type = bean.getBeanClass();
        return type.getName().startsWith(OURS) && Stream.of(type.getDeclaredMethods())
                .anyMatch(method -> method.isAnnotationPresent(Incoming.class));
    }
}
