package io.guichet.ticket.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.guichet.ticket.Api;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;

@QuarkusTest
class ContactsTest {

    private static final int PERSONS = 8;
    private static final int ROUNDS = 300;

    @Inject
    Contacts contacts;

    @Test
    void contacts_that_are_taken_at_the_same_time_are_not_mixed_up() throws Exception {
        try (var threads = Executors.newFixedThreadPool(PERSONS)) {
            var all = IntStream.range(0, PERSONS).mapToObj(number -> threads.submit(() -> takeAgainAndAgain()))
                    .toList();
            for (var one : all) {
                assertThat(one.get()).isEqualTo(ROUNDS);
            }
        }
    }

    @Test
    void what_is_done_with_a_ticket_does_not_write_its_contact() throws Throwable {
        var address = "read-%s@client.example".formatted(UUID.randomUUID());
        var ticket = Api.open(Map.of("contact", Map.of("email", address)));
        var written = writing(address);

        Api.asBruno().header("If-Match", "*").contentType("application/merge-patch+json")
                .body(Map.of("priority", "HIGH"))
                .patch(Api.TICKETS + "/" + ticket).then().statusCode(200);

        assertThat(writing(address)).isEqualTo(written);
    }

    /** The transaction that wrote a contact last. */
    private static String writing(String address) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> Panache.withSession(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery("select cast(xmin as text) from contact where email = ?1",
                        String.class).setParameter(1, address).getSingleResult())));
    }

    private int takeAgainAndAgain() {
        var address = EmailAddress.parse("taken-%s@client.example".formatted(UUID.randomUUID())).orElseThrow();
        var taken = 0;
        while (taken < ROUNDS && take(address).email().equals(address)) {
            taken++;
        }
        return taken;
    }

    private Contact take(EmailAddress address) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(
                    () -> contacts.known(address, null, Instant.now()).chain(contacts::again)));
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
