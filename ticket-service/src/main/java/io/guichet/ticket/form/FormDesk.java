package io.guichet.ticket.form;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Channel;
import io.guichet.events.Priority;
import io.guichet.events.TicketType;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Act;
import io.guichet.ticket.Body;
import io.guichet.ticket.Change;
import io.guichet.ticket.Departments;
import io.guichet.ticket.NewTicket;
import io.guichet.ticket.Row;
import io.guichet.ticket.TicketDesk;
import io.guichet.ticket.intake.FieldCheck;
import io.guichet.ticket.intake.FieldFlaw;
import io.guichet.ticket.intake.FieldFlaw.Fault;
import io.guichet.ticket.intake.FieldsNotValid;
import io.guichet.ticket.query.TermTrial;
import io.guichet.ticket.setting.Configured;
import io.guichet.ticket.setting.FieldDefinition;
import io.guichet.ticket.setting.Labels;
import io.guichet.ticket.setting.Setting;
import io.guichet.ticket.setting.SettingNotFound;
import io.guichet.ticket.setting.Settings;
import io.guichet.ticket.setting.WebForm;
import io.guichet.ticket.setting.WebForm.Input;
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

    /** A form with the fields that it names, as they are defined. */
    public record Shown(WebForm form, String department, List<Setting<FieldDefinition>> fields) {}

    /** The form of a public id. */
    @WithSession
    public Uni<Shown> form(String publicId) {
        return settings.now().map(all -> shown(all, publicId));
    }

    private Shown shown(Configured all, String publicId) {
        var found = all.of(WebForm.class).stream().filter(form -> form.content().publicId().equals(publicId))
                .findFirst().orElseThrow(() -> new SettingNotFound("form " + publicId));
        var department = Optional.ofNullable(found.department()).or(() -> departments.usual(null, null)).orElseThrow();
        var keys = inputs(found.content()).stream().map(Input::key).collect(Collectors.toSet());
        return new Shown(found.content(), department, all.of(FieldDefinition.class, department).stream()
                .filter(field -> keys.contains(field.key())).toList());
    }

    /**
     * Makes a ticket of a form that was filled in.
     *
     * @throws FieldsNotValid (as a failure) when something is missing or cannot be so
     * @throws TooManyRequests (as a failure) when the address has sent too many
     */
    @WithTransaction
    public Uni<Change> submit(String publicId, Submission sent, Act act) {
        return form(publicId).invoke(form -> check(form, sent))
                .call(form -> count(publicId, form, sent, act))
                .chain(form -> desk.open(request(form, sent), act));
    }

    private Uni<Void> count(String publicId, Shown form, Submission sent, Act act) {
        var hour = act.at().truncatedTo(ChronoUnit.HOURS);
        return transaction.select(USE, publicId, sent.email().value(), hour)
                .invoke(rows -> {
                    if (new Row(rows.getFirst()).number(0) > form.form().hourly()) {
                        throw new TooManyRequests();
                    }
                })
                .chain(() -> transaction.update(FORGET, hour.minus(1, ChronoUnit.DAYS))).replaceWithVoid();
    }

    private static void check(Shown form, Submission sent) {
        var known = new HashMap<String, @Nullable Object>();
        known.put("category", sent.category());
        sent.fields().forEach((key, value) -> known.put("fields." + key, value));
        var shown = inputs(form.form()).stream().filter(input -> TermTrial.passes(input.condition(), known)).toList();
        var keys = shown.stream().map(Input::key).collect(Collectors.toSet());
        var required = shown.stream().filter(Input::required).map(Input::key).collect(Collectors.toSet());
        var flaws = new ArrayList<>(new FieldCheck(known).flaws(form.fields().stream()
                .filter(field -> keys.contains(field.key())).toList(), Optional.empty(), required));
        sent.fields().keySet().stream().filter(key -> inputs(form.form()).stream()
                .noneMatch(input -> input.key().equals(key))).forEach(key -> flaws.add(
                        flaw("/fields/" + key, key,
                                Fault.UNKNOWN)));
        flaws.addAll(ofText(form.form(), sent));
        if (!flaws.isEmpty()) {
            throw new FieldsNotValid(flaws);
        }
    }

    private static List<FieldFlaw> ofText(WebForm form, Submission sent) {
        var flaws = new ArrayList<FieldFlaw>();
        var prompts = Objects.requireNonNull(form.prompts());
        prompts.stream().filter(WebForm.Prompt::required)
                .filter(prompt -> sent.answers().getOrDefault(prompt.key(), "").isBlank())
                .forEach(prompt -> flaws.add(new FieldFlaw("/answers/" + prompt.key(), prompt.labels(), Fault.MISSING,
                        "")));
        var categories = Objects.requireNonNull(form.categories());
        if (sent.category() != null && !categories.isEmpty() && !categories.contains(sent.category())) {
            flaws.add(flaw("/category", "category", Fault.NOT_A_CHOICE));
        }
        if (flaws.isEmpty() && text(form, sent).isBlank()) {
            flaws.add(flaw("/text", "text", Fault.MISSING));
        }
        return flaws;
    }

    private static FieldFlaw flaw(String pointer, String name, Fault fault) {
        return new FieldFlaw(pointer, new Labels(Map.of("en", name)), fault, "");
    }

    /** The answers under their questions, in the language that the form was filled in. */
    private static String text(WebForm form, Submission sent) {
        var parts = new ArrayList<String>();
        if (sent.text() != null && !sent.text().isBlank()) {
            parts.add(sent.text());
        }
        Objects.requireNonNull(form.prompts()).forEach(prompt -> {
            var answer = sent.answers().getOrDefault(prompt.key(), "");
            if (!answer.isBlank()) {
                parts.add(prompt.labels().in(sent.language()) + "\n" + answer.strip());
            }
        });
        return String.join("\n\n", parts);
    }

    private static NewTicket request(Shown form, Submission sent) {
        var type = form.form().type();
        return new NewTicket(sent.email(), sent.name(), Channel.WEB_FORM, form.department(), sent.subject(),
                new Body(text(form.form(), sent), null), Priority.NORMAL, type == null ? TicketType.QUESTION : type,
                sent.category(), null, null, List.of(), sent.fields(), List.of(), null, true, null, null,
                List.of());
    }

    private static List<Input> inputs(WebForm form) {
        return Objects.requireNonNull(form.fields());
    }
}
