package io.guichet.ticket.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.MessageKind;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketStatus;
import io.guichet.http.TicketScope;
import io.guichet.reliable.Ids;
import io.guichet.ticket.Access;
import io.guichet.ticket.Body;
import io.guichet.ticket.Change;
import io.guichet.ticket.Edit;
import io.guichet.ticket.Outgoing;
import io.guichet.ticket.Patch;
import io.guichet.ticket.Then;
import io.guichet.ticket.TicketDesk;
import io.guichet.ticket.TicketReader;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.intake.Guards;
import io.smallrye.mutiny.Uni;

/** Does a bulk action to one ticket, as the one who asked for it, who must still be allowed to. */
@Singleton
class BulkWork {

    private final TicketReader reader;
    private final TicketDesk desk;
    private final Guards guards;
    private final Ids ids;

    BulkWork(TicketReader reader, TicketDesk desk, Guards guards, Ids ids) {
        this.reader = reader;
        this.desk = desk;
        this.guards = guards;
        this.ids = ids;
    }

    Uni<Void> run(ItemWork.Order order, BulkAction action, String ticket) {
        var worker = order.worker();
        action.needed().forEach(worker::require);
        var scope = TicketScope.of(worker);
        var ref = TicketRef.parse(ticket);
        return reader.ticket(ref, scope).map(found -> found.snapshot())
                .chain(shown -> guard(action, ref, scope).chain(() -> carryOut(order, action, shown, scope)));
    }

    private Uni<Void> guard(BulkAction action, TicketRef ref, TicketScope scope) {
        var answer = action.reply() == null ? Uni.createFrom().voidItem() : guards.beforeAnswer(ref, scope);
        return action.status() == TicketStatus.RESOLVED || action.status() == TicketStatus.CLOSED
                ? answer.chain(() -> guards.beforeClosing(ref, scope, Objects.requireNonNull(action.fields())))
                : answer;
    }

    private Uni<Void> carryOut(ItemWork.Order order, BulkAction action, TicketSnapshot shown, TicketScope scope) {
        var ref = new TicketRef.ById(shown.id());
        var access = Access.within(scope);
        var act = order.act();
        var acts = new ArrayList<Supplier<Uni<Change>>>();
        Optional.ofNullable(action.note()).ifPresent(text -> acts.add(
                () -> desk.write(ref, access, message(MessageKind.NOTE, text), act)));
        Optional.ofNullable(action.reply()).ifPresent(text -> acts.add(
                () -> desk.write(ref, access, message(MessageKind.REPLY, text), act)));
        Optional.ofNullable(action.assignee()).ifPresent(agent -> acts.add(
                () -> desk.assign(ref, access, agent, act)));
        acts.add(() -> desk.edit(ref, access, edit(action, shown), act));
        Uni<?> all = Uni.createFrom().voidItem();
        for (var one : acts) {
            all = all.chain(done -> one.get());
        }
        return all.replaceWithVoid();
    }

    private Outgoing message(MessageKind kind, String text) {
        return Outgoing.of(ids.next(), kind, new Body(text, null), Then.NOTHING);
    }

    private static Edit edit(BulkAction action, TicketSnapshot shown) {
        var tags = new LinkedHashSet<>(shown.tags());
        tags.addAll(Objects.requireNonNull(action.addTags()));
        Objects.requireNonNull(action.removeTags()).forEach(tags::remove);
        Map<String, @Nullable Object> fields = new HashMap<>(Objects.requireNonNull(action.fields()));
        return new Edit(Optional.empty(), Optional.ofNullable(action.status()), Optional.ofNullable(action.priority()),
                Optional.empty(), Patch.KEEP, Patch.KEEP, Patch.KEEP, Patch.KEEP, Optional.of(List.copyOf(tags)),
                fields);
    }
}
