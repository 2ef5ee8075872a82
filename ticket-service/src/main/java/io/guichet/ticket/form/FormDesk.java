package io.guichet.ticket.form;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
import io.guichet.ticket.intake.FieldsNotValid;
import io.guichet.ticket.setting.Configured;
import io.guichet.ticket.setting.FieldDefinition;
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
    private static final String FORGET = "delete from form_use where hour < $1";
    /** In place of an address: all of them. */
    private static final String ALL = "";

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
        return ShownForm.of(found.content(), department, all.of(FieldDefinition.class, department));
    }

    /**
     * Makes a ticket of a form that was filled in.
     *
     * @throws FieldsNotValid (as a failure) when something is missing or cannot be so
     * @throws TooManyRequests (as a failure) when the address has sent too many, or all addresses together have
     */
    @WithTransaction
    public Uni<Change> submit(String publicId, Submission sent, Act act) {
        return form(publicId).chain(form -> {
            var asked = request(form, sent);
            return count(publicId, form.form(), sent, act).chain(() -> desk.openFilledIn(asked, act));
        });
    }

    private Uni<Void> count(String publicId, WebForm form, Submission sent, Act act) {
        var hour = act.at().truncatedTo(ChronoUnit.HOURS);
        return use(publicId, ALL, hour, form.hourlyInAll())
                .chain(() -> use(publicId, sent.email().value(), hour, form.hourly()))
                .chain(() -> transaction.update(FORGET, hour.minus(1, ChronoUnit.DAYS))).replaceWithVoid();
    }

    private Uni<Void> use(String publicId, String address, Instant hour, int most) {
        return transaction.select(USE, publicId, address, hour).invoke(rows -> {
            if (new Row(rows.getFirst()).number(0) > most) {
                throw new TooManyRequests(address.equals(ALL));
            }
        }).replaceWithVoid();
    }

    private static NewTicket request(ShownForm form, Submission sent) {
        var check = new FormCheck(form, sent);
        var fields = check.fields();
        return new NewTicket(sent.email(), sent.name(), Channel.WEB_FORM, form.department(), sent.subject(),
                new Body(check.text(), null), Priority.NORMAL, form.type(), sent.category(), null, null, List.of(),
                fields, List.of(), null, true, null, null, List.of());
    }
}
