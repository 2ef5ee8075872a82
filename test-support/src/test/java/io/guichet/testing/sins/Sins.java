package io.guichet.testing.sins;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.guichet.http.Problem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;

/** Planted one by one: each nested class breaks the rule that its name tells. */
@SuppressWarnings("all")
public final class Sins {

    @Path("cancelled")
    static class IsCancelled {}

    @Path("said")
    @Cancellable
    static class SaysThatItIsCancelled {}

    @Path("kept")
    @Cancellable(false)
    static class IsNotCancelled {}

    static class ReadsAnInstant {
        Instant now() {
            return Instant.now();
        }
    }

    static class ReadsTheDate {
        LocalDate today() {
            return LocalDate.now(ZoneOffset.UTC);
        }
    }

    static class ReadsMilliseconds {
        long now() {
            return System.currentTimeMillis();
        }
    }

    static class ReadsByReference {
        Supplier<Instant> now() {
            return Instant::now;
        }
    }

    static class ReadsInALambda {
        Supplier<Date> now() {
            return () -> new Date();
        }
    }

    static class MakesAClock {
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    static class MakesAnId {
        UUID id() {
            return UUID.randomUUID();
        }
    }

    static class MakesIdsByReference {
        Supplier<UUID> ids() {
            return UUID::randomUUID;
        }
    }

    static class AwaitsAUni {
        String wait(Uni<String> uni) {
            return uni.await().indefinitely();
        }
    }

    static class AwaitsAMulti {
        long wait(Multi<String> multi) {
            return multi.subscribe().asIterable().stream().count();
        }
    }

    static class AwaitsAClient {
        Object wait(io.vertx.mutiny.core.Vertx vertx) throws Throwable {
            return io.quarkus.vertx.VertxContextSupport.subscribeAndAwait(() -> vertx.close());
        }
    }

    static class Sleeps {
        void sleep() throws InterruptedException {
            Thread.sleep(1);
        }
    }

    static class JoinsAFuture {
        String join(CompletableFuture<String> future) {
            return future.join();
        }
    }

    static class GetsAFuture {
        String get(java.util.concurrent.Future<String> future) throws ExecutionException, InterruptedException {
            return future.get();
        }
    }

    static class SendsAndForgets {
        void send(MutinyEmitter<String> emitter) {
            emitter.sendAndForget("lost");
        }
    }

    static class SubscribesAndForgets {
        void run(Uni<String> uni) {
            uni.subscribe().with(item -> {});
        }
    }

    static class SendsByProducer {
        void send(KafkaProducer<String, String> producer) {
            producer.flush();
        }
    }

    static class SendsByEmitter {
        Object send(Emitter<String> emitter) {
            return emitter.send("dual write");
        }
    }

    static class SendsByAnnotation {
        @Outgoing("tickets")
        Multi<String> tickets() {
            return Multi.createFrom().items("dual write");
        }
    }

    static class InjectsAField {
        @Inject
        Clock clock;
    }

    static class InjectsByMethod {
        @Inject
        void set(Clock clock) {}
    }

    @ApplicationScoped
    static class HasSixCollaborators {
        HasSixCollaborators(String a, String b, String c, String d, String e, String f) {}
    }

    @Entity
    static class HasASetter {
        @Id
        private UUID id;

        public void setId(UUID id) {
            this.id = id;
        }
    }

    static class TicketManager {}

    static class TicketServiceImpl {}

    record TicketDto(UUID id) {}

    static class HidesItsEndpoint {
        @GET
        String hidden() {
            return "404";
        }
    }

    static class KnowsHttp {
        void find() {
            throw new NotFoundException();
        }
    }

    static class KnowsKafka {
        String key(org.apache.kafka.clients.consumer.ConsumerRecord<String, byte[]> heard) {
            return heard.key();
        }
    }

    static class RaisesProblems {
        Problem closed() {
            return new Problem("The ticket is closed");
        }
    }
}
