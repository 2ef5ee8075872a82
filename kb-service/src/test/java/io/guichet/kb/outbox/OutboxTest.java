package io.guichet.kb.outbox;

import static io.guichet.kb.TestMongo.result;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;

import io.guichet.events.ArticleEvent.ArticleWithdrawn;
import io.guichet.events.Cause;
import io.guichet.events.CloudHeaders;
import io.guichet.events.Envelope;
import io.guichet.kb.TestMongo;

class OutboxTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final Lease.Terms TERMS = new Lease.Terms(Duration.ofSeconds(5), Duration.ofSeconds(21));

    private final TestMongo mongo = new TestMongo();
    private final PendingEvents pending = new PendingEvents(mongo.database());
    private final AtomicLong nanos = new AtomicLong();
    private final Leadership one = leadership("one");
    private final Leadership two = leadership("two");

    @AfterEach
    void close() {
        mongo.close();
    }

    @Test
    void waiting_events_are_given_in_the_order_of_their_versions() {
        push(A, 1, 2, 3);

        var next = result(pending.next(10));

        assertThat(next).extracting(PendingEvent::version).containsExactly(1L, 2L, 3L);
        assertThat(next.getFirst().article()).isEqualTo(A);
        assertThat(next.getFirst().content().key()).isEqualTo(A.toString());
        assertThat(next.getFirst().content().topic()).isEqualTo("guichet.articles");
        assertThat(next.getFirst().content().headers()).containsEntry(CloudHeaders.TYPE,
                "io.guichet.ArticleWithdrawn");
        assertThat(new String(next.getFirst().content().payload(), StandardCharsets.UTF_8)).contains(A.toString());
    }

    @Test
    void what_was_sent_is_forgotten_and_what_came_meanwhile_stays() {
        push(A, 1, 2);
        push(A, 3);

        result(pending.sent(A, 2));

        assertThat(result(pending.next(10))).extracting(PendingEvent::version).containsExactly(3L);
    }

    @Test
    void an_article_with_nothing_left_to_send_is_no_longer_found() {
        push(A, 1);
        push(B, 1);

        result(pending.sent(A, 1));

        assertThat(result(pending.next(10))).extracting(PendingEvent::article).containsExactly(B);
    }

    @Test
    void a_batch_has_the_events_of_so_many_articles_only() {
        push(A, 1, 2);
        push(B, 1);

        assertThat(result(pending.next(1))).extracting(PendingEvent::article).containsExactly(A, A);
    }

    @Test
    void a_refused_event_is_kept_once_however_often_it_is_refused() {
        push(A, 1);
        var event = result(pending.next(1)).getFirst();

        result(pending.refuse(event));
        result(pending.refuse(event));

        assertThat(result(mongo.database().getCollection("refused").countDocuments())).isEqualTo(1);
    }

    @Test
    void one_replica_leads() {
        assertThat(result(one.lead())).isTrue();
        assertThat(result(two.lead())).isFalse();
        assertThat(result(one.lead())).isTrue();
    }

    @Test
    void a_leader_that_shows_life_keeps_the_lead() {
        assertThat(result(one.lead())).isTrue();
        for (var second = 3; second < 60; second += 3) {
            nanos.set(Duration.ofSeconds(second).toNanos());
            assertThat(result(one.lead())).isTrue();
            assertThat(result(two.lead())).isFalse();
        }
    }

    @Test
    void another_takes_over_from_a_leader_that_fell_silent_which_then_knows_that_it_lost() {
        assertThat(result(one.lead())).isTrue();
        assertThat(result(two.lead())).isFalse();
        nanos.set(Duration.ofSeconds(21).toNanos());

        assertThat(result(two.lead())).isTrue();

        assertThat(result(one.lead())).isFalse();
    }

    @Test
    void a_leader_that_resigned_is_followed_at_once() {
        assertThat(result(one.lead())).isTrue();
        assertThat(result(two.lead())).isFalse();

        result(one.resign());

        assertThat(result(two.lead())).isTrue();
        assertThat(result(one.lead())).isFalse();
    }

    @Test
    void who_does_not_lead_cannot_resign_for_the_leader() {
        assertThat(result(one.lead())).isTrue();

        result(two.resign());

        assertThat(result(two.lead())).isFalse();
    }

    @Test
    void a_replica_that_was_started_again_resumes_its_lead() {
        assertThat(result(one.lead())).isTrue();

        assertThat(result(leadership("one").lead())).isTrue();
    }

    @Test
    void of_two_claims_at_once_one_counts() {
        var leases = new Leases(mongo.database());
        assertThat(result(leases.replace(Optional.empty(), "one"))).isTrue();
        assertThat(result(leases.replace(Optional.empty(), "two"))).isFalse();
        var seen = result(leases.current());

        assertThat(result(leases.replace(seen, "two"))).isTrue();
        assertThat(result(leases.replace(seen, "three"))).isFalse();
    }

    private Leadership leadership(String name) {
        return new Leadership(new Leases(mongo.database()), name, TERMS, nanos::get);
    }

    private void push(UUID article, long... versions) {
        for (var version : versions) {
            var envelope = new Envelope<>(new UUID(1, version), NOON, "/guichet/kb", Cause.request("r1"), null,
                    new ArticleWithdrawn(article, version, NOON));
            var pushed = result(mongo.database().getCollection("articles", Document.class).updateOne(
                    Filters.eq("_id", article.toString()), Updates.push("pending", PendingEvent.of(version, envelope)),
                    new com.mongodb.client.model.UpdateOptions().upsert(true)));
            assertThat(pushed.wasAcknowledged()).isTrue();
        }
    }
}
