package io.guichet.ticket.form;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.events.Channel;
import io.guichet.events.Priority;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Act;
import io.guichet.ticket.Body;
import io.guichet.ticket.Change;
import io.guichet.ticket.Departments;
import io.guichet.ticket.NewTicket;
import io.guichet.ticket.Row;
import io.guichet.ticket.TicketDesk;
import io.guichet.ticket.TicketNumber;
import io.guichet.ticket.intake.FieldsNotValid;
import io.guichet.ticket.setting.Category;
import io.guichet.ticket.setting.Configured;
import io.guichet.ticket.setting.FieldDefinition;
import io.guichet.ticket.setting.Labels;
import io.guichet.ticket.setting.SettingNotFound;
import io.guichet.ticket.setting.Settings;
import io.guichet.ticket.setting.WebForm;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Shows forms to anybody, and makes tickets of what they send. */
@ApplicationScoped
public class FormDesk {

    private static final String USE = """
            insert into form_use (form, email, hour, uses) values ($1, $2, $3, 1)
            on conflict (form, email, hour) do update set uses = form_use.uses + 1 returning uses""";
    /** Each address has a row of its own, which nobody else waits for; of very many, as many as matter are looked at. */
    private static final String ALL = """
            select coalesce(sum(uses), 0) from (select uses from form_use where form = $1 and hour = $2 limit $3) few""";
    /** Some at each use, and whatever somebody else forgets at this moment is left to them. */
    private static final String FORGET = """
            delete from form_use where ctid = any(array(
                select ctid from form_use where hour < $1 limit 100 for update skip locked))""";
    /** The tag of what came when very many did: how people find it, to go through all of it at once. */
    static final String FLOOD = "form-flood";

    private final Settings settings;
    private final TicketDesk desk;
    private final Departments departments;
    private final CurrentTransaction transaction;

    FormDesk(Settings settings, TicketDesk desk, Departments departments, CurrentTransaction transaction) {
        this.settings = settings;
        this.desk = desk;
        this.departments = departments;
        this.transaction = transaction;
    }

    /** The form of a public id, with its fields as they are defined. */
    @WithSession
    public Uni<ShownForm> form(String publicId) {
        return settings.now().map(all -> shown(all, publicId));
    }

    private ShownForm shown(Configured all, String publicId) {
        var found = all.of(WebForm.class).stream().filter(form -> form.content().publicId().equals(publicId))
                .findFirst().orElseThrow(() -> new SettingNotFound("form " + publicId));
        var department = Optional.ofNullable(found.department()).or(() -> departments.usual(null, null)).orElseThrow();
        return ShownForm.of(found.content(), department, all.of(FieldDefinition.class, department),
                labels(all, found.content(), department));
    }

    /** What the categories are called; one that is not configured is called by its key. */
    private static Map<String, Labels> labels(Configured all, WebForm form, String department) {
        var labels = new LinkedHashMap<String, Labels>();
        Objects.requireNonNull(form.categories()).forEach(key -> labels.put(key,
                all.one(Category.class, key, department).map(Category::labels)
                        .orElseGet(() -> new Labels(Map.of("en", key)))));
        return labels;
    }

    /**
     * Makes a ticket of a form that was filled in. When all addresses together have sent very many, it goes on, without
     * an acknowledgement and with a tag: a robot that makes up addresses closes no form to anybody else.
     *
     * @throws FieldsNotValid (as a failure) when something is missing or cannot be so
     * @throws TooManyRequests (as a failure) when the address has sent too many
     */
    @WithTransaction
    public Uni<Change> submit(String publicId, Submission sent, Act act) {
        return form(publicId).chain(form -> {
            var asked = request(form, sent);
            return isFlood(publicId, form.form(), sent, act)
                    .map(flood -> flood ? asked.unacknowledged(FLOOD) : asked)
                    .chain(ticket -> desk.openFilledIn(ticket, act));
        });
    }

    /** The number that a robot gets for what opens no ticket. */
    public Uni<Long> passedBy() {
        return desk.skipNumber().map(TicketNumber::value);
    }

    private Uni<Boolean> isFlood(String publicId, WebForm form, Submission sent, Act act) {
        var hour = act.at().truncatedTo(ChronoUnit.HOURS);
        return number(USE, publicId, sent.email().value(), hour)
                .invoke(own -> {
                    if (own > form.hourly()) {
                        throw new TooManyRequests();
                    }
                })
                .chain(() -> number(ALL, publicId, hour, form.hourlyInAll() + 1))
                .map(all -> all > form.hourlyInAll())
                .call(() -> transaction.update(FORGET, hour.minus(1, ChronoUnit.DAYS)));
    }

    private Uni<Long> number(String sql, Object... parameters) {
        return transaction.select(sql, parameters).map(rows -> new Row(rows.getFirst()).number(0));
    }

    private static NewTicket request(ShownForm form, Submission sent) {
        var check = new FormCheck(form, sent);
        var fields = check.fields();
        return new NewTicket(sent.email(), sent.name(), Channel.WEB_FORM, form.department(), sent.subject(),
                new Body(check.text(), null), Priority.NORMAL, form.type(), sent.category(), null, null, List.of(),
                fields, List.of(), null, true, null, null, List.of(), null);
    }
}
