package io.guichet.reliable.postgres;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.guichet.reliable.KafkaRecord;
import io.smallrye.mutiny.Uni;

/** The note of what was heard. */
@Singleton
class InboxRows {

    private static final String CLAIM = """
            insert into inbox (event_id, day) select * from unnest($1::uuid[], $2::date[])
            on conflict do nothing returning event_id""";
    private static final String BURY = """
            with noted as (insert into inbox (event_id, day) values ($1, $2) on conflict do nothing returning event_id)
            insert into inbox_dead (event_id) select event_id from noted on conflict do nothing""";
    private static final String RAISE = "delete from inbox_dead where event_id = $1";

    private final CurrentTransaction transaction;
    private final Outbox outbox;
    private final HeardPlaces places;

    InboxRows(CurrentTransaction transaction, Outbox outbox, HeardPlaces places) {
        this.transaction = transaction;
        this.outbox = outbox;
        this.places = places;
    }

    /** How far each partition has been heard, for who waits for it. */
    HeardPlaces places() {
        return places;
    }

    /** Notes that they are heard; those that had not been heard before. */
    Uni<Set<UUID>> claim(List<Heard.Source> sources) {
        var ids = sources.stream().map(Heard.Source::eventId).toArray(UUID[]::new);
        var days = sources.stream().map(Heard.Source::day).toArray(LocalDate[]::new);
        return transaction.selectOwn(CLAIM, ids, days)
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).collect(Collectors.toSet()));
    }

    /** Notes that it is dead and puts its letter into the outbox; nothing when it had been heard already. */
    Uni<Void> bury(Heard.Source source, KafkaRecord letter) {
        return transaction.updateOwn(BURY, source.eventId(), source.day())
                .chain(noted -> noted == 1 ? outbox.addRecords(List.of(letter)) : Uni.createFrom().voidItem());
    }

    /** Dead again after a replay, or an event of the past: its letter goes out, whatever has been heard. */
    Uni<Void> buryAgain(KafkaRecord letter) {
        return outbox.addRecords(List.of(letter));
    }

    /** Notes that a dead one is heard now; whether it was dead. */
    Uni<Boolean> raise(Heard.Source source) {
        return transaction.updateOwn(RAISE, source.eventId()).map(raised -> raised == 1);
    }
}
