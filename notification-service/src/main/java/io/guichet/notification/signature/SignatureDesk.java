package io.guichet.notification.signature;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent.Department;
import io.guichet.http.LostUpdate;
import io.guichet.notification.signature.SignatureOwner.OfAgent;
import io.guichet.notification.signature.SignatureOwner.OfDepartment;
import io.guichet.notification.template.TemplateFlaw;
import io.guichet.notification.template.TemplateLanguage;
import io.guichet.notification.template.TemplateWriter;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Everything one can do with signatures. An agent's own words come first, then those of the department, in which
 * {@code {agent}}, {@code {jobTitle}} and {@code {department}} stand for what they say.
 */
@ApplicationScoped
public class SignatureDesk {

    private static final List<String> PLACEHOLDERS = List.of("agent", "jobTitle", "department");
    private static final String USUAL = "{agent}\n{jobTitle}\n{department}";
    private static final String FIND = "select version, job_title, words from signature where owner = $1";
    private static final String KEEP = """
            insert into signature (owner, version, job_title, words, changed_by, changed_at)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (owner) do update set version = excluded.version, job_title = excluded.job_title,
                words = excluded.words, changed_by = excluded.changed_by, changed_at = excluded.changed_at
            where signature.version = excluded.version - 1""";

    private final CurrentTransaction transaction;
    private final TemplateLanguage language;
    private final TemplateWriter writer;
    private final Clock clock;

    SignatureDesk(CurrentTransaction transaction, TemplateLanguage language, TemplateWriter writer, Clock clock) {
        this.transaction = transaction;
        this.language = language;
        this.writer = writer;
        this.clock = clock;
    }

    @WithSession
    public Uni<Signature> find(SignatureOwner owner) {
        return known(owner);
    }

    /**
     * Changes it. Fails with {@link SignatureUnusable} when a department's names what there is not.
     *
     * @param by who wants it
     * @param verify is given the version that is about to be changed; what it throws ends it
     */
    @WithTransaction
    public Uni<Signature> write(SignatureOwner owner, Signature wanted, String by, LongConsumer verify) {
        var flaws = owner instanceof OfDepartment
                ? language.flaws(PLACEHOLDERS, "text", wanted.text())
                : List.<TemplateFlaw>of();
        if (!flaws.isEmpty()) {
            throw new SignatureUnusable(flaws);
        }
        return known(owner).invoke(found -> verify.accept(found.version())).chain(found -> {
            var next = new Signature(found.version() + 1, wanted.jobTitle(), wanted.text());
            return transaction
                    .update(KEEP, owner.key(), next.version(), next.jobTitle(), next.text(), by, clock.instant())
                    .invoke(kept -> {
                        if (kept == 0) {
                            throw new LostUpdate(next.version());
                        }
                    })
                    .replaceWith(next);
        });
    }

    /**
     * What stands below a mail, in the session that is open.
     *
     * @param agent who writes it, if a person does
     */
    public Uni<String> below(Department department, @Nullable UUID agent, @Nullable String name) {
        return known(new OfDepartment(department.key())).chain(usual -> agent == null
                ? Uni.createFrom().item(said(usual, Signature.NONE, name, department))
                : known(new OfAgent(agent)).map(own -> own.text().isBlank()
                        ? said(usual, own, name, department)
                        : own.text().strip()));
    }

    private String said(Signature usual, Signature own, @Nullable String name, Department department) {
        return writer.lines(usual.text().isBlank() ? USUAL : usual.text(), Map.of("agent", name == null ? "" : name,
                "jobTitle", own.jobTitle(), "department", department.name()));
    }

    private Uni<Signature> known(SignatureOwner owner) {
        return transaction.select(FIND, owner.key()).map(rows -> rows.stream().findFirst()
                .map(row -> new Signature((Long) Objects.requireNonNull(row[0]), String.valueOf(row[1]),
                        String.valueOf(row[2])))
                .orElse(Signature.NONE));
    }
}
