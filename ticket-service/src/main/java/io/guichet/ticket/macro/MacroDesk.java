package io.guichet.ticket.macro;

import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Cause;
import io.guichet.events.TicketSnapshot;
import io.guichet.http.Caller;
import io.guichet.http.TicketScope;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Access;
import io.guichet.ticket.Act;
import io.guichet.ticket.Row;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketReader;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.TicketVerbs;
import io.guichet.ticket.intake.Known;
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
    private final TicketVerbs verbs;
    private final TreatmentDesk desk;
    private final CurrentTransaction transaction;

    MacroDesk(Settings settings, TicketReader reader, TicketVerbs verbs, TreatmentDesk desk,
            CurrentTransaction transaction) {
        this.settings = settings;
        this.reader = reader;
        this.verbs = verbs;
        this.desk = desk;
        this.transaction = transaction;
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

    /**
     * Carries a macro out for a ticket, by a caller who may do each part of it; the timeline names it as the cause.
     *
     * @param seen checked once: each part of the macro makes another revision
     */
    @WithTransaction
    public Uni<Ticket> use(String key, TicketRef ref, Caller caller, Access seen, Act act) {
        var named = new Act(act.by(), Cause.request("macro:" + key), act.at());
        return verbs.take(ref, seen)
                .call(ticket -> settings.now()
                        .map(all -> macro(all.of(Macro.class, ticket.department()), key, ticket.snapshot()))
                        .map(macro -> treatment(offer(macro, ticket.snapshot(), act, 0), act))
                        .invoke(treatment -> treatment.needed().forEach(caller::require))
                        .chain(treatment -> desk.carryOut(treatment, ticket,
                                Access.within(TicketScope.of(caller)), named)))
                .call(() -> transaction.update(COUNT, key, act.at()));
    }

    private static Treatment treatment(Offered offered, Act act) {
        var macro = offered.macro();
        return new Treatment(offered.reply(), offered.note(),
                assignee(offered, act), macro.priority(), macro.status(),
                Objects.requireNonNull(macro.addTags()), Objects.requireNonNull(macro.removeTags()),
                Objects.requireNonNull(macro.fields()));
    }

    /** A client takes no tickets. */
    private static @Nullable UUID assignee(Offered offered, Act act) {
        if (!Boolean.TRUE.equals(offered.macro().assignToMe())) {
            return offered.macro().assignee();
        }
        if (act.by().id() == null) {
            throw new MacroNotForThis(offered.key());
        }
        return act.by().id();
    }

    private static Setting<Macro> macro(List<Setting<Macro>> all, String key, TicketSnapshot ticket) {
        var found = all.stream().filter(macro -> macro.key().equals(key)).findFirst()
                .orElseThrow(() -> new SettingNotFound("macro " + key));
        if (!isFor(found.content(), ticket)) {
            throw new MacroNotForThis(key);
        }
        return found;
    }

    private static boolean isFor(Macro macro, TicketSnapshot ticket) {
        return macro.isInLanguage(ticket.language()) && TermTrial.passes(macro.condition(), Known.of(ticket));
    }

    private static Offered offer(Setting<Macro> macro, TicketSnapshot ticket, Act act, long uses) {
        var texts = new Placeholders(ticket, act.by().name());
        var content = macro.content();
        return new Offered(macro.key(), content, content.reply() == null ? null : texts.fill(content.reply()),
                content.note() == null ? null : texts.fill(content.note()), uses);
    }
}
