package io.guichet.ticket.job;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.guichet.events.Actor;
import io.guichet.events.Cause;
import io.guichet.events.Channel;
import io.guichet.events.Priority;
import io.guichet.events.TicketStatus;
import io.guichet.events.TicketType;
import io.guichet.http.Permission;
import io.guichet.http.TicketFields;
import io.guichet.http.TicketScope;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Access;
import io.guichet.ticket.Act;
import io.guichet.ticket.Body;
import io.guichet.ticket.Change;
import io.guichet.ticket.Departments;
import io.guichet.ticket.Edit;
import io.guichet.ticket.NewTicket;
import io.guichet.ticket.Patch;
import io.guichet.ticket.TicketDesk;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.contact.EmailAddress;
import io.smallrye.mutiny.Uni;

/** Makes a ticket of a line, once for each external id of a source. Nobody gets an acknowledgement. */
@Singleton
class TicketImport {

    private static final String KNOWN = "select 1 from ticket where external_source = $1 and external_id = $2";

    private final TicketDesk desk;
    private final Departments departments;
    private final CurrentTransaction transaction;
    private final ObjectMapper json;

    TicketImport(TicketDesk desk, Departments departments, CurrentTransaction transaction, ObjectMapper json) {
        this.desk = desk;
        this.departments = departments;
        this.transaction = transaction;
        this.json = json;
    }

    Uni<Void> run(ItemWork.Order order, ImportOptions options, String content) {
        var line = line(content);
        var worker = order.worker();
        worker.require(Permission.TICKET_OPEN);
        if (!departments.exists(line.department())) {
            throw new JobRefused("department: there is no " + line.department());
        }
        if (!TicketScope.of(worker).allows(new TicketFields(line.department(), null, null, null, null))) {
            throw new JobRefused("department: %s is not one of yours".formatted(line.department()));
        }
        return transaction.select(KNOWN, options.source(), line.externalId()).chain(known -> known.isEmpty()
                ? open(order, options, line)
                : Uni.createFrom().voidItem());
    }

    private Uni<Void> open(ItemWork.Order order, ImportOptions options, TicketLine line) {
        var over = line.status() == TicketStatus.RESOLVED || line.status() == TicketStatus.CLOSED;
        var opened = line.createdAt() == null || line.createdAt().isAfter(order.now()) ? order.now() : line.createdAt();
        var act = new Act(new Actor(Actor.Kind.CLIENT, null, options.source()), Cause.request("job:" + order.job()),
                opened, options.quiet() && over);
        return desk.open(asked(line), act).chain(change -> moved(change, line, act)).replaceWithVoid();
    }

    private Uni<Change> moved(Change change, TicketLine line, Act act) {
        if (line.status() == null || line.status() == TicketStatus.NEW) {
            return Uni.createFrom().item(change);
        }
        var closed = line.closedAt() == null || line.closedAt().isBefore(act.at()) ? act.at() : line.closedAt();
        var edit = new Edit(Optional.empty(), Optional.of(line.status()), Optional.empty(), Optional.empty(),
                Patch.KEEP, Patch.KEEP, Patch.KEEP, Patch.KEEP, Optional.empty(), Map.of());
        return desk.edit(new TicketRef.ById(change.ticket().id()), Access.toAll(), edit,
                new Act(act.by(), act.cause(), closed, act.quiet()));
    }

    private static NewTicket asked(TicketLine line) {
        var address = EmailAddress.parse(line.email())
                .orElseThrow(() -> new JobRefused("email: %s is no mail address".formatted(line.email())));
        return new NewTicket(address, line.name(), Objects.requireNonNullElse(line.channel(), Channel.API),
                line.department(), line.subject(), new Body(line.text(), null),
                Objects.requireNonNullElse(line.priority(), Priority.NORMAL),
                Objects.requireNonNullElse(line.type(), TicketType.QUESTION), line.category(), line.product(),
                line.language(), Objects.<List<String>>requireNonNullElse(line.tags(), List.of()),
                Objects.<Map<String, Object>>requireNonNullElse(line.fields(), Map.of()), List.of(), null, false, null,
                line.externalId(), List.of());
    }

    private TicketLine line(String content) {
        var line = read(content);
        require("externalId", line.externalId());
        require("subject", line.subject());
        require("text", line.text());
        require("email", line.email());
        require("department", line.department());
        return line;
    }

    private TicketLine read(String content) {
        try {
            return json.readValue(content, TicketLine.class);
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
