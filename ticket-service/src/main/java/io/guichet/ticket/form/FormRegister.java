package io.guichet.ticket.form;

import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.http.IfMatch;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Row;
import io.guichet.ticket.intake.PlannedDate;
import io.guichet.ticket.setting.Kind;
import io.guichet.ticket.setting.Setting;
import io.guichet.ticket.setting.Settings;
import io.guichet.ticket.setting.WebForm;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Keeps the forms: each is reached under an id of its own, and asks for fields that there are. */
@ApplicationScoped
public class FormRegister {

    // One form after the other; whoever reads is not held up.
    private static final String ONE_AT_A_TIME = "select 1 from pg_advisory_xact_lock(hashtext('setting of a form'))";
    private static final String TAKEN = """
            select key from setting where kind = 'FORMS' and content ->> 'publicId' = $1
            and (key <> $2 or department is distinct from $3::text) limit 1""";
    private static final String FIELDS = """
            select key from setting where kind = 'FIELDS'
            and ($1::text is null or department is null or department = $1::text)""";

    private final Settings settings;
    private final CurrentTransaction transaction;

    FormRegister(Settings settings, CurrentTransaction transaction) {
        this.settings = settings;
        this.transaction = transaction;
    }

    /**
     * Puts a form in the place of the one with this key, or adds it.
     *
     * @throws FormNotValid (as a failure) when its public id is another's, or a field is not defined
     */
    @WithTransaction
    public <T> Uni<Setting<T>> put(Setting<T> setting, Optional<IfMatch> seen) {
        var form = (WebForm) setting.content();
        return transaction.select(ONE_AT_A_TIME)
                .chain(() -> requireOwnId(form, setting))
                .chain(() -> requireFields(form, setting.department()))
                .chain(() -> settings.put(Kind.FORMS, setting, seen));
    }

    private Uni<Void> requireOwnId(WebForm form, Setting<?> setting) {
        return transaction.select(TAKEN, form.publicId(), setting.key(), setting.department()).invoke(taken -> {
            if (!taken.isEmpty()) {
                throw new FormNotValid("/publicId",
                        "is that of the form " + new Row(taken.getFirst()).required(0));
            }
        }).replaceWithVoid();
    }

    private Uni<Void> requireFields(WebForm form, @Nullable String department) {
        return transaction.select(FIELDS, department).invoke(rows -> {
            var known = new HashSet<String>();
            rows.forEach(row -> known.add(new Row(row).required(0)));
            known.add(PlannedDate.FIELD);
            var inputs = Objects.requireNonNull(form.fields());
            for (var place = 0; place < inputs.size(); place++) {
                if (!known.contains(inputs.get(place).key())) {
                    throw new FormNotValid("/fields/" + place + "/key", "is no field of the department");
                }
            }
        }).replaceWithVoid();
    }
}
