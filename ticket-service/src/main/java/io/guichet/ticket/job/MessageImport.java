package io.guichet.ticket.job;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.guichet.events.Actor;
import io.guichet.events.Channel;
import io.guichet.events.MessageKind;
import io.guichet.http.Permission;
import io.guichet.http.TicketScope;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Access;
import io.guichet.ticket.Act;
import io.guichet.ticket.History;
import io.guichet.ticket.History.Recollection;
import io.guichet.ticket.Row;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.contact.EmailAddress;
import io.smallrye.mutiny.Uni;

/** Adds a message of the past to a ticket that was imported, once for each external id of a source. */
@Singleton
class MessageImport {

    private static final String CLAIM = """
            insert into imported_message (source, external_id, ticket_id) values ($1, $2, $3)
            on conflict do nothing""";
    private static final String TICKET = """
            select id from (select id, 1 place from ticket where external_source = $1 and external_id = $2
                union all select id, 2 from ticket where id = $3) found order by place""";
    private static final Pattern OUR_ID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final History history;
    private final CurrentTransaction transaction;
    private final ObjectMapper json;

    MessageImport(History history, CurrentTransaction transaction, ObjectMapper json) {
        this.history = history;
        this.transaction = transaction;
        this.json = json;
    }

    /** Of which side of the counter somebody wrote. */
    enum Author {
        CUSTOMER, AGENT
    }

    /**
     * A message; an export writes the same, and more.
     *
     * @param ticket external id of its ticket at the source, or our own id
     * @param kind a reply if absent
     * @param author a customer if absent
     * @param from the customer's address, which every message by one needs
     * @param opening whether it opened its ticket: then the ticket's own line has brought it
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Line(String externalId, String ticket, @Nullable MessageKind kind, @Nullable Author author,
            @Nullable String from, @Nullable String name, @Nullable Channel channel, String text,
            @Nullable Instant createdAt, @Nullable Boolean opening) {}

    Uni<Void> run(ItemWork.Order order, ImportOptions options, String content) {
        var line = line(content);
        order.worker().require(Permission.TICKET_IMPORT);
        return Boolean.TRUE.equals(line.opening())
                ? Uni.createFrom().voidItem()
                : ticket(options.source(), line.ticket()).chain(ticket -> transaction
                        .update(CLAIM, options.source(), line.externalId(), ticket)
                        .chain(claimed -> claimed == 0
                                ? Uni.createFrom().voidItem()
                                : recall(order, options, line, ticket)));
    }

    private Uni<UUID> ticket(String source, String external) {
        var own = OUR_ID.matcher(external).matches() ? UUID.fromString(external) : null;
        return transaction.select(TICKET, source, external, own).map(rows -> rows.stream().findFirst()
                .map(row -> new Row(row).id(0))
                .orElseThrow(() -> new JobRefused("ticket: there is no " + external)));
    }

    private Uni<Void> recall(ItemWork.Order order, ImportOptions options, Line line, UUID ticket) {
        var name = Objects.requireNonNullElse(line.name(), options.source());
        var at = line.createdAt() == null || line.createdAt().isAfter(order.now()) ? order.now() : line.createdAt();
        var act = new Act(new Actor(Actor.Kind.CLIENT, null, name), order.act().cause(), at, true);
        return history.recall(new TicketRef.ById(ticket), Access.within(TicketScope.of(order.worker())),
                recollection(line), act).replaceWithVoid();
    }

    private static Recollection recollection(Line line) {
        var kind = Objects.requireNonNullElse(line.kind(), MessageKind.REPLY);
        var byCustomer = line.author() != Author.AGENT;
        if (byCustomer && kind != MessageKind.REPLY) {
            throw new JobRefused("kind: a customer's message is a REPLY");
        }
        var customer = byCustomer
                ? EmailAddress.parse(Objects.requireNonNullElse(line.from(), ""))
                        .orElseThrow(() -> new JobRefused("from: is no mail address"))
                : null;
        return new Recollection(kind, Objects.requireNonNullElse(line.channel(), Channel.API), line.text(), customer,
                line.name());
    }

    private Line line(String content) {
        try {
            var line = json.readValue(content, Line.class);
            require("externalId", line.externalId());
            require("ticket", line.ticket());
            require("text", line.text());
            return line;
        } catch (JsonProcessingException failure) {
            throw new JobRefused(failure.getOriginalMessage());
        }
    }

    /** A record read from JSON may lack what it cannot do without. */
    private static void require(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new JobRefused(name + ": is missing");
        }
    }
}
