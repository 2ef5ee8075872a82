package io.guichet.reliable.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.guichet.events.Cause;
import io.guichet.events.CloudHeaders;
import io.guichet.events.DirectoryEvent.EntryRemoved;
import io.guichet.events.Topics;
import io.guichet.reliable.DeadLetters;
import io.guichet.reliable.Envelopes;
import io.guichet.reliable.KafkaConfig;
import io.guichet.reliable.KafkaRecord;
import io.guichet.testing.stack.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "service", value = "ticket"))
class InboxTest {

    private static final String DEAD_LETTERS = Topics.deadLetters("ticket").name();

    @Inject
    Wire wire;
    @Inject
    Envelopes envelopes;
    @Inject
    Listener listener;
    @Inject
    KafkaConfig kafka;
    @Inject
    AgroalDataSource database;

    @Test
    void an_event_that_comes_twice_is_applied_once() {
        var event = removal("twice");

        wire.write(List.of(event, event, removal("after twice")));
        wire.write(List.of(event));

        awaitApplied("after twice");
        wire.write(List.of(removal("long after twice")));
        awaitApplied("long after twice");
        assertThat(applied("twice")).isEqualTo(1);
    }

    @Test
    void a_poison_event_becomes_a_dead_letter_and_stops_nobody() {
        listener.poisoned.add("poison");

        wire.write(List.of(removal("before poison"), removal("poison"), removal("after poison")));

        awaitApplied("before poison", "after poison");
        await().until(() -> letters("poison").size() == 1);
        var letter = letters("poison").getFirst();
        assertThat(applied("poison")).isZero();
        assertThat(KafkaRecord.text(letter.headers()))
                .containsEntry(DeadLetter.REASON, "poison: poison")
                .containsEntry(DeadLetter.TOPIC, "guichet.directory")
                .containsKeys(DeadLetter.STACK, DeadLetter.FAILED_AT, CloudHeaders.ID);
    }

    @Test
    void a_mended_dead_letter_is_applied_once_however_often_it_is_replayed() {
        listener.poisoned.add("mended");
        wire.write(List.of(removal("mended")));
        await().until(() -> letters("mended").size() == 1);
        listener.poisoned.remove("mended");
        var letter = letters("mended").getFirst();
        var again = new KafkaRecord(Topics.replay("ticket").name(), letter.key(),
                KafkaRecord.text(letter.headers()), letter.value());

        wire.write(List.of(again, again));
        wire.write(List.of(again));

        awaitApplied("mended");
        wire.write(List.of(removal("after mended")));
        awaitApplied("after mended");
        assertThat(applied("mended")).isEqualTo(1);
    }

    @Test
    void what_is_told_again_is_learned_and_what_is_told_now_is_heard_all_the_same() {
        var event = envelopes.seal(new EntryRemoved("told again", 1), Cause.request("test"));

        wire.write(Retold.of("ticket", List.of(event)));
        awaitApplied("learned told again first last");
        wire.write(List.of(KafkaRecord.of(event)));

        awaitApplied("told again");
        assertThat(applied("told again")).isEqualTo(1);
        assertThat(applied("learned told again first last")).isEqualTo(1);
    }

    @Test
    void what_cannot_be_learned_is_a_dead_letter_and_is_heard_all_the_same_when_it_is_told_now() {
        listener.poisoned.add("learned unlearnable first last");
        var event = envelopes.seal(new EntryRemoved("unlearnable", 1), Cause.request("test"));

        wire.write(Retold.of("ticket", List.of(event)));
        await().until(() -> letters("unlearnable").size() == 1);
        wire.write(List.of(KafkaRecord.of(event)));

        awaitApplied("unlearnable");
        assertThat(applied("learned unlearnable first last")).isZero();
    }

    @Test
    void whoever_learns_knows_where_the_past_begins_and_where_it_ends() {
        var told = Stream.of("earliest", "between", "latest")
                .map(entry -> envelopes.seal(new EntryRemoved(entry, 1), Cause.request("test"))).toList();

        Retold.of("ticket", told).forEach(past -> wire.write(List.of(past)));

        awaitApplied("learned earliest first");
        awaitApplied("learned between");
        awaitApplied("learned latest last");
    }

    @Test
    void whoever_does_not_know_the_last_event_of_a_past_knows_that_it_has_ended() {
        var told = Stream.of("known", "unknown")
                .map(entry -> envelopes.seal(new EntryRemoved(entry, 1), Cause.request("test"))).toList();

        Retold.of("ticket", told).stream().map(past -> past.key().equals("unknown") ? ofUnknownType(past) : past)
                .forEach(past -> wire.write(List.of(past)));

        awaitApplied("learned known first", "ended unknown");
        assertThat(letters("unknown")).isEmpty();
    }

    @Test
    void a_replay_that_fails_again_is_a_dead_letter_again() {
        listener.poisoned.add("stubborn");
        wire.write(List.of(removal("stubborn")));
        await().until(() -> letters("stubborn").size() == 1);
        var operator = new DeadLetters(kafka.bootstrap(), kafka.topicPrefix().orElse(""), "ticket");
        assertThat(operator.list()).filteredOn(letter -> letter.key().equals("stubborn"))
                .extracting(DeadLetters.Letter::reason).containsExactly("poison: stubborn");

        assertThat(operator.replay()).isPositive();

        await().until(() -> letters("stubborn").size() == 2);
        assertThat(applied("stubborn")).isZero();
    }

    @Test
    void a_payload_that_cannot_be_read_is_a_dead_letter() {
        wire.write(List.of(
                new KafkaRecord("guichet.directory", "broken", removal("x").headers(), new byte[]{'{'}),
                new KafkaRecord("guichet.directory", "no headers", Map.of(), new byte[]{1}),
                removal("after broken")));

        awaitApplied("after broken");
        await().until(() -> letters("broken").size() == 1);
    }

    @Test
    void an_unknown_type_is_skipped() {
        wire.write(List.of(ofUnknownType(removal("unknown")), removal("after unknown")));

        awaitApplied("after unknown");
        assertThat(letters("unknown")).isEmpty();
    }

    @Test
    void a_passing_failure_is_outlasted_in_order() {
        listener.unreachable.add("k:passing 1");
        var sent = IntStream.range(0, 5).mapToObj(i -> removal("k:passing " + i)).map(InboxTest::underOneKey).toList();

        wire.write(sent);

        awaitApplied("k:passing 4");
        assertThat(entries().filter(entry -> entry.startsWith("k:passing"))).containsExactly("k:passing 0",
                "k:passing 1", "k:passing 2", "k:passing 3", "k:passing 4");
        assertThat(letters("k:passing 1")).isEmpty();
    }

    @Test
    void a_database_that_goes_away_or_answers_too_late_makes_no_dead_letters() {
        listener.cutOff.add("cut off");
        listener.tooSlow.add("too slow");

        wire.write(List.of(removal("cut off"), removal("too slow")));

        awaitApplied("cut off", "too slow");
        assertThat(applied("cut off")).isEqualTo(1);
        assertThat(letters("cut off")).isEmpty();
        assertThat(letters("too slow")).isEmpty();
    }

    @Test
    void a_dead_letter_outlives_the_day_of_its_event_in_the_inbox() {
        listener.poisoned.add("old");
        wire.write(List.of(removal("old")));
        await().until(() -> letters("old").size() == 1);

        assertThat(Rows.read(database, "select event_id from inbox_dead")).isNotEmpty();
        assertThat(Rows.read(database, "select inbox_partitions((current_date + 20)::date)")).isNotEmpty();

        assertThat(Rows.read(database, "select event_id from inbox_dead")).isNotEmpty();
    }

    private static KafkaRecord underOneKey(KafkaRecord event) {
        return new KafkaRecord(event.topic(), "k", event.headers(), event.payload());
    }

    private KafkaRecord removal(String entry) {
        return KafkaRecord.of(envelopes.seal(new EntryRemoved(entry, 1), Cause.request("test")));
    }

    private List<org.apache.kafka.clients.consumer.ConsumerRecord<String, byte[]>> letters(String key) {
        return wire.read(DEAD_LETTERS).stream().filter(letter -> key.equals(letter.key())).toList();
    }

    private static KafkaRecord ofUnknownType(KafkaRecord record) {
        var headers = record.headers().entrySet().stream().collect(java.util.stream.Collectors.toMap(
                Map.Entry::getKey, e -> e.getKey().equals(CloudHeaders.TYPE) ? "io.guichet.EntrySold" : e.getValue()));
        return new KafkaRecord(record.topic(), record.key(), headers, "{}".getBytes(StandardCharsets.UTF_8));
    }

    private void awaitApplied(String... wanted) {
        await().until(() -> entries().toList().containsAll(List.of(wanted)));
    }

    private long applied(String entry) {
        return entries().filter(entry::equals).count();
    }

    private Stream<String> entries() {
        return Rows.read(database, "select entry from applied order by nth").stream();
    }
}
