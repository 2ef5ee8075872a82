package io.guichet.routing.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.events.AssignmentEvent;
import io.guichet.events.TicketEvent;
import io.guichet.events.Topics;
import io.guichet.reliable.KafkaConfig;
import io.guichet.reliable.TopicReading;
import io.guichet.reliable.postgres.OwnContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Derives the ledger of loads from the topics, as far as they reach back. */
@Singleton
public class LedgerDesk {

    private static final int AT_ONCE = 500;

    private final TopicReading topics;
    private final Ledger ledger;
    private final OwnContext contexts;

    LedgerDesk(KafkaConfig kafka, Ledger ledger, OwnContext contexts) {
        this.topics = new TopicReading(kafka);
        this.ledger = ledger;
        this.contexts = contexts;
    }

    /** Reads the topics, corrects what is kept, and says how much of it was right. */
    public Uni<Rebuild> rebuild() {
        return Uni.createFrom().item(this::read)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(accounts -> contexts.run(() -> ledger.compareAll(pieces(accounts)).call(ledger::settle)));
    }

    /** What routing tells first: its proposals are then known when ticket-service's answers are read. */
    private Map<UUID, Account> read() {
        var accounts = new HashMap<UUID, Account>();
        topics.read(Topics.ASSIGNMENTS, AssignmentEvent.class, heard -> accounts
                .computeIfAbsent(heard.event().ticketId(), id -> new Account()).hear(heard.event()));
        topics.read(Topics.TICKETS, TicketEvent.class, heard -> accounts
                .computeIfAbsent(heard.event().ticket().id(), id -> new Account()).hear(heard.event()));
        return accounts;
    }

    private static List<Map<UUID, Account>> pieces(Map<UUID, Account> accounts) {
        var pieces = new ArrayList<Map<UUID, Account>>();
        var piece = new HashMap<UUID, Account>();
        for (var account : accounts.entrySet()) {
            piece.put(account.getKey(), account.getValue());
            if (piece.size() == AT_ONCE) {
                pieces.add(piece);
                piece = new HashMap<>();
            }
        }
        pieces.add(piece);
        return pieces;
    }
}
