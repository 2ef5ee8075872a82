package io.guichet.notification.template;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jspecify.annotations.Nullable;

import io.guichet.http.LostUpdate;
import io.guichet.http.directory.Directory;
import io.guichet.notification.wording.Language;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;

/** Everything one can do with templates. A department without one of its own has the built-in one. */
@ApplicationScoped
public class TemplateDesk {

    private static final int MOST_VERSIONS = 200;

    private final TemplateVersions versions;
    private final TemplateRules rules;
    private final Directory directory;
    private final Clock clock;

    TemplateDesk(TemplateVersions versions, TemplateRules rules, Directory directory, Clock clock) {
        this.versions = versions;
        this.rules = rules;
        this.directory = directory;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        BuiltInTemplates.load();
    }

    /** The one that mails are written with now, in the session that is open. */
    public Uni<MailTemplate> current(TemplatePlace place) {
        return versions.current(place).map(version -> template(place, version));
    }

    /** Every template of a department. Fails with {@link NoSuchTemplate} when there is no such department. */
    @WithSession
    public Uni<List<MailTemplate>> list(String department) {
        requireDepartment(department);
        var all = Uni.createFrom().<List<MailTemplate>>item(new ArrayList<>());
        for (var kind : TemplateKind.values()) {
            for (var language : Language.values()) {
                var place = new TemplatePlace(department, kind, language);
                all = all.call(found -> current(place).invoke(found::add));
            }
        }
        return all;
    }

    /** Fails with {@link NoSuchTemplate} when there is no such department. */
    @WithSession
    public Uni<MailTemplate> find(TemplatePlace place) {
        requireDepartment(place.department());
        return current(place);
    }

    /** What administrators wrote, the newest first. */
    @WithSession
    public Uni<List<TemplateVersion>> versions(TemplatePlace place) {
        requireDepartment(place.department());
        return versions.newest(place, MOST_VERSIONS);
    }

    /**
     * Makes a new version. Fails with {@link TemplateUnusable}, and with {@link NoSuchTemplate}.
     *
     * @param by who wants it
     * @param verify is given the version that is about to be changed; what it throws ends it
     */
    @WithTransaction
    public Uni<MailTemplate> write(TemplatePlace place, TemplateText text, String by, LongConsumer verify) {
        requireDepartment(place.department());
        rules.verify(place.kind(), text);
        return keep(place, text, by, verify);
    }

    /** Goes back to the built-in one, which is a new version as well. */
    @WithTransaction
    public Uni<MailTemplate> forget(TemplatePlace place, String by, LongConsumer verify) {
        requireDepartment(place.department());
        return keep(place, null, by, verify);
    }

    private Uni<MailTemplate> keep(TemplatePlace place, @Nullable TemplateText text, String by, LongConsumer verify) {
        return current(place).chain(known -> {
            verify.accept(known.version());
            var next = new TemplateVersion(known.version() + 1, text, by, clock.instant());
            return versions.keep(place, next)
                    .invoke(kept -> {
                        if (!kept) {
                            throw new LostUpdate(next.version());
                        }
                    })
                    .replaceWith(template(place, Optional.of(next)));
        });
    }

    private void requireDepartment(String key) {
        if (directory.department(key).isEmpty()) {
            throw new NoSuchTemplate("There is no department " + key);
        }
    }

    private static MailTemplate template(TemplatePlace place, Optional<TemplateVersion> version) {
        var number = version.map(TemplateVersion::version).orElse(0L);
        return version.map(TemplateVersion::text).map(text -> new MailTemplate(place, number, false, text))
                .orElseGet(() -> new MailTemplate(place, number, true,
                        BuiltInTemplates.of(place.kind(), place.language())));
    }
}
