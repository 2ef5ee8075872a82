package io.guichet.kb.outbox;

import java.util.Objects;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.bson.Document;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;

import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;

/** The one document that says who sends. */
@Singleton
class Leases {

    private static final String ID = "_id";
    private static final String RELAY = "relay";
    private static final String HOLDER = "holder";
    private static final String BEAT = "beat";

    private final ReactiveMongoCollection<Document> leases;

    Leases(ReactiveMongoDatabase database) {
        this.leases = database.getCollection("leases");
    }

    Uni<Optional<Claim>> current() {
        return leases.find(Filters.eq(ID, RELAY)).toUni().map(document -> Optional.ofNullable(document)
                .map(found -> new Claim(found.getString(HOLDER),
                        ((Number) Objects.requireNonNull(found.get(BEAT))).longValue())));
    }

    /** Puts a claim in the place of the one that was seen; false when another was quicker. */
    Uni<Boolean> replace(Optional<Claim> seen, String holder) {
        return seen.map(claim -> update(claim, claim.next(holder))).orElseGet(() -> insert(holder));
    }

    /** Lets others claim at once. */
    Uni<Void> release(String holder) {
        return leases.deleteOne(Filters.and(Filters.eq(ID, RELAY), Filters.eq(HOLDER, holder))).replaceWithVoid();
    }

    private Uni<Boolean> update(Claim seen, Claim next) {
        return leases.updateOne(
                Filters.and(Filters.eq(ID, RELAY), Filters.eq(HOLDER, seen.holder()), Filters.eq(BEAT, seen.beat())),
                Updates.combine(Updates.set(HOLDER, next.holder()), Updates.set(BEAT, next.beat())))
                .map(result -> result.getMatchedCount() == 1);
    }

    private Uni<Boolean> insert(String holder) {
        return leases.insertOne(new Document(ID, RELAY).append(HOLDER, holder).append(BEAT, 1L)).replaceWith(true)
                .onFailure(Leases::isDuplicate).recoverWithItem(false);
    }

    private static boolean isDuplicate(Throwable failure) {
        return failure instanceof MongoWriteException write
                && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }
}
