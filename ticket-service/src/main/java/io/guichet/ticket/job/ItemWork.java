package io.guichet.ticket.job;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.guichet.events.Cause;
import io.guichet.http.Caller;
import io.guichet.ticket.Act;
import io.smallrye.mutiny.Uni;

/** Knows what each kind of job does with an item. */
@Singleton
class ItemWork {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {
    };

    private final BulkWork bulk;
    private final TicketImport tickets;
    private final MessageImport messages;
    private final PeopleImport people;
    private final ObjectMapper json;

    ItemWork(BulkWork bulk, TicketImport tickets, MessageImport messages, PeopleImport people, ObjectMapper json) {
        this.bulk = bulk;
        this.tickets = tickets;
        this.messages = messages;
        this.people = people;
        this.json = json;
    }

    /**
     * What is ordered.
     *
     * @param params of the kind, as JSON
     * @param caller empty when they may no longer work in Guichet
     */
    record Order(UUID job, Job.Kind kind, String params, Optional<Caller> caller, Instant now) {

        Caller worker() {
            return caller.orElseThrow(() -> new JobRefused("Whoever asked for it may no longer work in Guichet"));
        }

        Act act() {
            return new Act(worker().actor(), Cause.request("job:" + job), now);
        }
    }

    /** Does it with one item. */
    Uni<Void> run(Order order, String content) {
        return Uni.createFrom().deferred(() -> order.kind() == Job.Kind.BULK
                ? bulk.run(order, read(order.params(), BulkAction.class), content)
                : imported(order, read(order.params(), ImportOptions.class), content));
    }

    private Uni<Void> imported(Order order, ImportOptions options, String content) {
        var line = options.mapping() == null ? content : mapped(options.mapping(), content);
        return switch (order.kind()) {
            case BULK -> throw new IllegalArgumentException("A bulk action is no import");
            case IMPORT_TICKETS -> tickets.run(order, options, line);
            case IMPORT_MESSAGES -> messages.run(order, options, line);
            case IMPORT_CONTACTS -> people.contact(order, options, line);
            case IMPORT_ORGANIZATIONS -> people.organization(order, options, line);
        };
    }

    private String mapped(LineMapping mapping, String content) {
        try {
            return json.writeValueAsString(mapping.applied(json.readValue(content, OBJECT)));
        } catch (JsonProcessingException failure) {
            throw new JobRefused(failure.getOriginalMessage());
        }
    }

    private <T> T read(String params, Class<T> type) {
        try {
            return json.readValue(params, type);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("No parameters of a job: " + params, failure);
        }
    }
}
