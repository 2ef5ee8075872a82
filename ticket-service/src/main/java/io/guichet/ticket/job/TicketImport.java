package io.guichet.ticket.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.guichet.events.Actor;
import io.guichet.events.Cause;
import io.guichet.events.Channel;
import io.guichet.events.Priority;
import io.guichet.events.TicketType;
import io.guichet.http.Permission;
import io.guichet.http.TicketFields;
import io.guichet.http.TicketScope;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Sequence;
import io.guichet.ticket.Access;
import io.guichet.ticket.Act;
import io.guichet.ticket.Body;
import io.guichet.ticket.Departments;
import io.guichet.ticket.Edit;
import io.guichet.ticket.NewTicket;
import io.guichet.ticket.Patch;
import io.guichet.ticket.TicketDesk;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.contact.EmailAddress;
import io.guichet.ticket.intake.FieldFlaw;
import io.guichet.ticket.intake.FieldReading;
import io.guichet.ticket.intake.FieldsNotValid;
import io.guichet.ticket.intake.PlannedDate;
import io.guichet.ticket.setting.FieldDefinition;
import io.guichet.ticket.setting.Settings;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * Makes a ticket of a line, once for each external id of a source. Nobody gets an acknowledgement, and what has to be
 * given today is not asked of what was opened elsewhere.
 */
@Singleton
class TicketImport {

    private static final String KNOWN = "select 1 from ticket where external_source = $1 and external_id = $2";

    private final TicketDesk desk;
    private final Departments departments;
    private final Settings settings;
    private final CurrentTransaction transaction;
    private final ObjectMapper json;

    TicketImport(TicketDesk desk, Departments departments, Settings settings, CurrentTransaction transaction,
            ObjectMapper json) {
        this.desk = desk;
        this.departments = departments;
        this.settings = settings;
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
        var opened = line.createdAt() == null || line.createdAt().isAfter(order.now()) ? order.now() : line.createdAt();
        var act = new Act(new Actor(Actor.Kind.CLIENT, null, options.source()), Cause.request("job:" + order.job()),
                opened, options.quiet());
        return settings.now().map(all -> all.of(FieldDefinition.class, line.department()))
                .map(defined -> FieldReading.read(line.fields(), defined, !line.isOver()))
                .invoke(fields -> requirePlan(line, fields))
                .map(fields -> asked(line, fields))
                .chain(asked -> desk.letIn(asked, order.now(), act))
                .map(change -> new TicketRef.ById(change.ticket().id()))
                .chain(ticket -> moved(ticket, line, act, order.now())
                        .chain(() -> introduced(ticket, line, act, order.now())));
    }

    /** What is still worked on is given to agents, be its past kept quiet. */
    private Uni<Void> introduced(TicketRef ticket, TicketLine line, Act act, Instant now) {
        return act.quiet() && !line.isOver()
                ? desk.introduce(ticket, new Act(act.by(), act.cause(), now)).replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /** A project that is still worked on is in the list of what is planned, were its date in the past. */
    private static void requirePlan(TicketLine line, Map<String, Object> fields) {
        var flaws = line.type() == TicketType.PROJECT && !line.isOver()
                ? PlannedDate.flaws(fields.get(PlannedDate.FIELD))
                : List.<FieldFlaw>of();
        if (!flaws.isEmpty()) {
            throw new FieldsNotValid(flaws);
        }
    }

    private Uni<Void> moved(TicketRef ticket, TicketLine line, Act act, Instant now) {
        var placed = line.region() == null
                ? Uni.createFrom().voidItem()
                : edited(ticket, Edit.NOTHING.of(Patch.to(line.region())), act);
        return placed.chain(() -> Sequence.each(line.moves(act.at(), now), move -> edited(ticket,
                Edit.NOTHING.and(move.getKey()), new Act(act.by(), act.cause(), move.getValue(), act.quiet()))));
    }

    /** Each one is written for itself: the database counts figures from what it sees, not from where it ended. */
    private Uni<Void> edited(TicketRef ticket, Edit edit, Act act) {
        return desk.edit(ticket, Access.toAll(), edit, act).chain(() -> Panache.flush());
    }

    private static NewTicket asked(TicketLine line, Map<String, Object> fields) {
        var address = EmailAddress.parse(line.email())
                .orElseThrow(() -> new JobRefused("email: %s is no mail address".formatted(line.email())));
        return new NewTicket(address, line.name(), Objects.requireNonNullElse(line.channel(), Channel.API),
                line.department(), line.subject(), new Body(line.text(), null),
                Objects.requireNonNullElse(line.priority(), Priority.NORMAL),
                Objects.requireNonNullElse(line.type(), TicketType.QUESTION), line.category(), line.product(),
                line.language(), Objects.<List<String>>requireNonNullElse(line.tags(), List.of()),
                fields, List.of(), null, false, null, line.externalId(), List.of(), line.said());
    }

    private TicketLine line(String content) {
        var line = read(content);
        require("externalId", line.externalId());
        require("subject", line.subject());
        require("text", line.text());
        require("email", line.email());
        require("department", line.department());
        if (line.originLink() != null && !line.originLink().matches("https?://\\S+")) {
            throw new JobRefused("originLink: is no address such as https://forum.example/post/7");
        }
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
