package io.guichet.ticket.macro;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.events.MessageKind;
import io.guichet.events.TicketSnapshot;
import io.guichet.http.TicketScope;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Access;
import io.guichet.ticket.Act;
import io.guichet.ticket.Body;
import io.guichet.ticket.Change;
import io.guichet.ticket.Edit;
import io.guichet.ticket.Outgoing;
import io.guichet.ticket.Patch;
import io.guichet.ticket.Row;
import io.guichet.ticket.Then;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketDesk;
import io.guichet.ticket.TicketReader;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.query.TermTrial;
import io.guichet.ticket.setting.Macro;
import io.guichet.ticket.setting.Setting;
import io.guichet.ticket.setting.SettingNotFound;
import io.guichet.ticket.setting.Settings;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Offers macros for a ticket, and carries one out: all of it, or nothing. */
@ApplicationScoped
public class MacroDesk {

    private static final String COUNT = """
            insert into macro_use (macro, uses, used_at) values ($1, 1, $2)
            on conflict (macro) do update set uses = macro_use.uses + 1, used_at = excluded.used_at""";
    private static final String USES = "select macro, uses from macro_use";

    private final Settings settings;
    private final TicketReader reader;
    private final TicketDesk desk;
    private final CurrentTransaction transaction;
    private final Ids ids;

    MacroDesk(Settings settings, TicketReader reader, TicketDesk desk, CurrentTransaction transaction, Ids ids) {
        this.settings = settings;
        this.reader = reader;
        this.desk = desk;
        this.transaction = transaction;
        this.ids = ids;
    }

    /** A macro that is offered for a ticket, its texts filled in. */
    public record Offered(String key, Macro macro, @Nullable String reply, @Nullable String note, long uses) {}

    /** The macros that are for a ticket, the most used first. */
    @WithSession
    public Uni<List<Offered>> offered(TicketRef ref, TicketScope scope, Act act) {
        return reader.ticket(ref, scope).map(Ticket::snapshot)
                .chain(ticket -> settings.now().chain(all -> transaction.select(USES).map(rows -> {
                    var uses = new HashMap<String, Long>();
                    rows.stream().map(Row::new).forEach(row -> uses.put(row.required(0), row.number(1)));
                    return all.of(Macro.class, ticket.department()).stream()
                            .filter(macro -> isFor(macro.content(), ticket))
                            .map(macro -> offer(macro, ticket, act, uses.getOrDefault(macro.key(), 0L)))
                            .sorted((a, b) -> Long.compare(b.uses(), a.uses())).toList();
                })));
    }

    /** Carries a macro out for a ticket. */
    @WithTransaction
    public Uni<Ticket> use(String key, TicketRef ref, TicketScope scope, Act act) {
        return reader.ticket(ref, scope).map(Ticket::snapshot)
                .chain(ticket -> settings.now().map(all -> macro(all.of(Macro.class, ticket.department()), key, ticket))
                        .map(macro -> offer(macro, ticket, act, 0))
                        .chain(offered -> carryOut(offered, ticket, scope, act)))
                .call(() -> transaction.update(COUNT, key, act.at()))
                .chain(() -> reader.ticket(ref, scope));
    }

    private static Setting<Macro> macro(List<Setting<Macro>> all, String key, TicketSnapshot ticket) {
        var found = all.stream().filter(macro -> macro.key().equals(key)).findFirst()
                .orElseThrow(() -> new SettingNotFound("macro " + key));
        if (!isFor(found.content(), ticket)) {
            throw new MacroNotForThis(key);
        }
        return found;
    }

    private Uni<Void> carryOut(Offered offered, TicketSnapshot ticket, TicketScope scope, Act act) {
        var macro = offered.macro();
        var ref = new TicketRef.ById(ticket.id());
        var access = Access.within(scope);
        var acts = new ArrayList<Supplier<Uni<Change>>>();
        Optional.ofNullable(offered.note()).ifPresent(text -> acts.add(
                () -> desk.write(ref, access, message(MessageKind.NOTE, text), act)));
        Optional.ofNullable(offered.reply()).ifPresent(text -> acts.add(
                () -> desk.write(ref, access, message(MessageKind.REPLY, text), act)));
        if (Boolean.TRUE.equals(macro.assignToMe()) && act.by().id() != null) {
            UUID agent = act.by().id();
            acts.add(() -> desk.assign(ref, access, agent, act));
        }
        acts.add(() -> desk.edit(ref, access, edit(macro, ticket), act));
        Uni<?> all = Uni.createFrom().voidItem();
        for (var one : acts) {
            all = all.chain(done -> one.get());
        }
        return all.replaceWithVoid();
    }

    private Outgoing message(MessageKind kind, String text) {
        return Outgoing.of(ids.next(), kind, new Body(text, null), Then.NOTHING);
    }

    private static Edit edit(Macro macro, TicketSnapshot ticket) {
        var tags = new LinkedHashSet<>(ticket.tags());
        tags.addAll(Objects.requireNonNull(macro.addTags()));
        Objects.requireNonNull(macro.removeTags()).forEach(tags::remove);
        Map<String, @Nullable Object> fields = new HashMap<>(Objects.requireNonNull(macro.fields()));
        return new Edit(Optional.empty(), Optional.ofNullable(macro.status()), Optional.ofNullable(macro.priority()),
                Optional.empty(), Patch.KEEP, Patch.KEEP, Patch.KEEP, Patch.KEEP, Optional.of(List.copyOf(tags)),
                fields);
    }

    private static boolean isFor(Macro macro, TicketSnapshot ticket) {
        if (macro.language() != null && ticket.language() != null && !macro.language().equals(ticket.language())) {
            return false;
        }
        var known = new HashMap<String, @Nullable Object>();
        known.put("status", ticket.status().name());
        known.put("priority", ticket.priority().name());
        known.put("type", ticket.type().name());
        known.put("channel", ticket.channel().name());
        known.put("category", ticket.category());
        known.put("product", ticket.product());
        known.put("group", ticket.group());
        known.put("tags", ticket.tags());
        known.put("importance", ticket.requester().importance());
        known.put("level", ticket.requester().level());
        ticket.fields().forEach((name, value) -> known.put("fields." + name, value));
        return TermTrial.passes(macro.condition(), known);
    }

    private static Offered offer(Setting<Macro> macro, TicketSnapshot ticket, Act act, long uses) {
        var texts = new Placeholders(ticket, act.by().name());
        var content = macro.content();
        return new Offered(macro.key(), content, content.reply() == null ? null : texts.fill(content.reply()),
                content.note() == null ? null : texts.fill(content.note()), uses);
    }
}
