package io.guichet.kb.messaging;

import java.io.IOException;
import java.io.UncheckedIOException;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.guichet.kb.search.ArticleIndex;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/** What an operator watches: events that wait, and how much this replica finds. */
@Singleton
class KbMetrics {

    private final MeterRegistry registry;
    private final ArticleRelay relay;
    private final ArticleIndex index;

    KbMetrics(MeterRegistry registry, ArticleRelay relay, ArticleIndex index) {
        this.registry = registry;
        this.relay = relay;
        this.index = index;
    }

    void start(@Observes StartupEvent started) {
        var ignored = Gauge.builder("guichet.kb.pending.events", relay, ArticleRelay::waiting)
                .description("Events that waited in articles when this replica, if it leads, last looked")
                .register(registry);
        ignored = Gauge.builder("guichet.kb.indexed.articles", index, KbMetrics::size)
                .description("Articles that this replica finds").register(registry);
    }

    private static double size(ArticleIndex index) {
        try {
            return index.size();
        } catch (IOException failure) {
            throw new UncheckedIOException("The index cannot be read", failure);
        }
    }
}
