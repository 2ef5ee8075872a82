package io.guichet.ticket.setting;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.guichet.http.IfMatch;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Row;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** All that is configured for tickets: one table of documents, each of a kind with a record of its own. */
@ApplicationScoped
public class Settings {

    private static final String ALL = "select kind, key, department, content::text, revision from setting"
            + " order by kind, key, department nulls first";
    private static final String ONE = """
            select revision from setting where kind = $1 and key = $2 and department is not distinct from $3::text
            for update""";
    private static final String PUT = """
            insert into setting (kind, key, department, content, revision, updated_at)
            values ($1, $2, $3, ($4::text)::jsonb, 1, $5)
            on conflict (kind, key, coalesce(department, '')) do update set content = excluded.content,
            revision = setting.revision + 1, updated_at = excluded.updated_at returning revision""";
    private static final String OF_KEY = """
            select department, revision from setting where kind = $1 and key = $2
            and ($3::text is null or department = $3::text) for update""";
    private static final String REMOVE = """
            delete from setting where kind = $1 and key = $2 and department is not distinct from $3::text""";

    private final CurrentTransaction transaction;
    private final ObjectMapper json;
    private final SettingsKept kept;
    private final Clock clock;

    Settings(CurrentTransaction transaction, ObjectMapper json, SettingsKept kept, Clock clock) {
        this.transaction = transaction;
        this.json = json;
        this.kept = kept;
        this.clock = clock;
    }

    /** All that is configured as of a second ago at most. */
    @WithSession
    public Uni<Configured> now() {
        var instant = clock.instant();
        var known = kept.freshAt(instant);
        return known != null
                ? Uni.createFrom().item(known)
                : transaction.select(ALL).map(rows -> kept.keep(read(rows), instant));
    }

    /** Puts a document in the place of the one with this key of its department, or for all, or adds it. */
    @WithTransaction
    public <T> Uni<Setting<T>> put(Kind kind, Setting<T> setting, Optional<IfMatch> seen) {
        return transaction.select(ONE, kind.name(), setting.key(), setting.department())
                .invoke(rows -> rows.forEach(row -> seen.orElseGet(() -> IfMatch.required(null))
                        .verify(new Row(row).number(0))))
                .chain(() -> transaction.select(PUT, kind.name(), setting.key(), setting.department(),
                        written(setting.content()), clock.instant()))
                .call(() -> transaction.afterCommit(kept::forget))
                .map(rows -> new Setting<>(setting.key(), setting.department(), setting.content(),
                        new Row(rows.getFirst()).number(0)));
    }

    /**
     * Removes a document; tickets that name it keep the name.
     *
     * @param department that it is for; without, the one for all, or the only one
     * @throws SettingAmbiguous (as a failure) when several departments have one and none is for all
     */
    @WithTransaction
    public Uni<Void> remove(Kind kind, String key, @Nullable String department, IfMatch seen) {
        return transaction.select(OF_KEY, kind.name(), key, department)
                .map(rows -> meant(rows.stream().map(Row::new).toList(), kind.key() + "/" + key))
                .invoke(row -> seen.verify(row.number(1)))
                .chain(row -> transaction.update(REMOVE, kind.name(), key, row.text(0)))
                .call(() -> transaction.afterCommit(kept::forget)).replaceWithVoid();
    }

    private static Row meant(List<Row> found, String name) {
        if (found.isEmpty()) {
            throw new SettingNotFound(name);
        }
        return found.size() == 1
                ? found.getFirst()
                : found.stream().filter(row -> row.text(0) == null).findFirst()
                        .orElseThrow(() -> new SettingAmbiguous(name));
    }

    private Configured read(List<Object[]> rows) {
        var configured = new Configured.Builder();
        rows.stream().map(Row::new).forEach(row -> {
            var kind = Kind.valueOf(row.required(0));
            configured.add(kind, new Setting<>(row.required(1), row.text(2), content(kind, row.required(3)),
                    row.number(4)));
        });
        return configured.build();
    }

    private Object content(Kind kind, String document) {
        try {
            return json.readValue(document, kind.content());
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A document of %s cannot be read".formatted(kind), failure);
        }
    }

    private String written(Object content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("Records can be written as JSON", failure);
        }
    }
}
