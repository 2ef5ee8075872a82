package io.guichet.notification.wording;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** A language that Guichet has words in. */
public enum Language {
    FR, EN;

    /** The first tag (BCP 47, for example {@code fr-CA}) that Guichet has words for; English when there is none. */
    public static Language firstOf(@Nullable String... tags) {
        return Stream.of(tags).flatMap(tag -> known(tag).stream()).findFirst().orElse(EN);
    }

    /** The two letters, for example {@code fr}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Language> known(@Nullable String tag) {
        if (tag == null) {
            return Optional.empty();
        }
        var primary = Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
        return Stream.of(values()).filter(language -> language.code().equals(primary)).findFirst();
    }
}
