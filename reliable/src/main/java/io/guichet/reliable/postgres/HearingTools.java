package io.guichet.reliable.postgres;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.guichet.events.CloudHeaders;
import io.guichet.events.Envelope;
import io.guichet.events.GuichetEvent;
import io.guichet.reliable.KafkaConfig;
import io.guichet.reliable.KafkaRecord;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** What every hearing needs besides its rows: names, time, counters. */
@Singleton
class HearingTools {

    private static final Logger LOG = Logger.getLogger(HearingTools.class);

    private final Vertx vertx;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final String service;
    private final String prefix;
    private final Set<String> unknownTypes = ConcurrentHashMap.newKeySet();

    HearingTools(Vertx vertx, Clock clock, MeterRegistry metrics, KafkaConfig kafka,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.vertx = vertx;
        this.clock = clock;
        this.metrics = metrics;
        this.service = service;
        this.prefix = kafka.topicPrefix().orElse("");
    }

    Vertx vertx() {
        return vertx;
    }

    String prefix() {
        return prefix;
    }

    KafkaRecord deadLetter(Heard.Source source, Throwable failure) {
        return DeadLetter.of(source, service, failure, clock.instant());
    }

    /** Of a service whose knowledge does not come from events of the past alone. */
    static <E extends GuichetEvent> Uni<Void> doNotLearn(Envelope<E> past) {
        LOG.warnf("%s %s is told again, but this service does not learn so: skipped", past.event().type(), past.id());
        return Uni.createFrom().voidItem();
    }

    void countDuplicates(int number) {
        metrics.counter("guichet_" + service + "_inbox_duplicates").increment(number);
    }

    void noteDead(Heard.Source source, Throwable failure) {
        metrics.counter("guichet_" + service + "_dead_letters").increment();
        LOG.errorf(failure, "ALARM: %s cannot be processed and becomes a dead letter", source.place());
    }

    /** It was replayed before, or died so long ago that nobody knows whether it was. */
    Uni<Void> skipReplay(Heard.Source source) {
        metrics.counter("guichet_" + service + "_replays_skipped").increment();
        LOG.warnf("The replay of %s is skipped: it is no dead letter (any more)", source.place());
        return Uni.createFrom().voidItem();
    }

    void noteUnknown(Heard.Source source) {
        var type = source.headers().getOrDefault(CloudHeaders.TYPE, "none");
        metrics.counter("guichet_" + service + "_unknown_events", "type", type).increment();
        if (unknownTypes.add(type)) {
            LOG.warnf("Events of type %s on %s are not known to this version: skipped", type, source.topic());
        }
    }
}
