package io.guichet.notification.template;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.smallrye.mutiny.Uni;

/** The templates that administrators wrote, every version of each. */
@Singleton
class TemplateVersions {

    private static final String FIND = """
            select version, subject, body, html, footer, changed_by, changed_at from mail_template
            where department = $1 and kind = $2 and language = $3 order by version desc limit $4""";
    private static final String KEEP = """
            insert into mail_template (department, kind, language, version, subject, body, html, footer, changed_by,
                changed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing""";

    private final CurrentTransaction transaction;

    TemplateVersions(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** The newest first. */
    Uni<List<TemplateVersion>> newest(TemplatePlace place, int limit) {
        return transaction.select(FIND, place.department(), place.kind().name(), place.language().code(), limit)
                .map(rows -> rows.stream().map(TemplateVersions::version).toList());
    }

    Uni<Optional<TemplateVersion>> current(TemplatePlace place) {
        return newest(place, 1).map(found -> found.stream().findFirst());
    }

    /** Keeps another version; false when somebody else has just made the same one. */
    Uni<Boolean> keep(TemplatePlace place, TemplateVersion version) {
        var text = version.text();
        return transaction.update(KEEP, place.department(), place.kind().name(), place.language().code(),
                version.version(), text == null ? null : text.subject(), text == null ? null : text.text(),
                text == null ? null : text.html(), text == null ? null : text.footer(), version.changedBy(),
                version.changedAt()).map(rows -> rows == 1);
    }

    private static TemplateVersion version(@Nullable Object[] row) {
        var text = row[1] == null ? null : new TemplateText(text(row[1]), text(row[2]), text(row[3]), text(row[4]));
        return new TemplateVersion((Long) Objects.requireNonNull(row[0]), text, text(row[5]), instant(row[6]));
    }

    private static String text(@Nullable Object column) {
        return String.valueOf(column);
    }

    private static Instant instant(@Nullable Object column) {
        return ((OffsetDateTime) Objects.requireNonNull(column)).toInstant();
    }
}
