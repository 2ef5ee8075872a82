package io.guichet.ticket.setting;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** All that is configured, as of one moment. */
public final class Configured {

    private final Map<Kind, List<Setting<?>>> all;

    private Configured(Map<Kind, List<Setting<?>>> all) {
        this.all = all;
    }

    /** The documents of a kind, by key. */
    public List<Setting<?>> all(Kind kind) {
        return all.getOrDefault(kind, List.of());
    }

    /** The document of a kind under a key, if it is for the department. */
    public <T> Optional<T> one(Class<T> type, @Nullable String key, String department) {
        return of(type, department).stream().filter(setting -> setting.key().equals(key)).map(Setting::content)
                .findFirst();
    }

    /** The documents of a type that hold for a department, by key: its own goes before that for all of the same key. */
    public <T> List<Setting<T>> of(Class<T> type, String department) {
        var found = of(type).stream().filter(setting -> setting.isFor(department)).toList();
        var own = found.stream().filter(setting -> setting.department() != null).map(Setting::key)
                .collect(Collectors.toSet());
        return found.stream().filter(setting -> setting.department() != null || !own.contains(setting.key())).toList();
    }

    /** All documents of a type, by key. */
    public <T> List<Setting<T>> of(Class<T> type) {
        var found = new ArrayList<Setting<T>>();
        all.values().forEach(settings -> settings.forEach(setting -> {
            if (type.isInstance(setting.content())) {
                found.add(new Setting<>(setting.key(), setting.department(), type.cast(setting.content()),
                        setting.revision()));
            }
        }));
        return found;
    }

    /** Collects documents. */
    static final class Builder {

        private final Map<Kind, List<Setting<?>>> all = new EnumMap<>(Kind.class);

        void add(Kind kind, Setting<?> setting) {
            all.computeIfAbsent(kind, none -> new ArrayList<>()).add(setting);
        }

        Configured build() {
            return new Configured(all);
        }
    }
}
