package io.guichet.notification.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.guichet.notification.wording.Language;

/**
 * Guichet's own templates, of which every kind has one in every language: {@code /mail/<language>/<kind>.<part>}. Read
 * once.
 */
public final class BuiltInTemplates {

    private static final Map<TemplateKind, Map<Language, TemplateText>> ALL = Stream.of(TemplateKind.values())
            .collect(Collectors.toMap(Function.identity(), kind -> Stream.of(Language.values())
                    .collect(Collectors.toMap(Function.identity(), language -> read(kind, language)))));

    private BuiltInTemplates() {}

    /** Has them read now rather than by whoever writes the first mail, on an event loop. */
    static void load() {
        Objects.requireNonNull(ALL);
    }

    public static TemplateText of(TemplateKind kind, Language language) {
        return Objects.requireNonNull(Objects.requireNonNull(ALL.get(kind)).get(language));
    }

    private static TemplateText read(TemplateKind kind, Language language) {
        var path = "/mail/" + language.code() + "/" + kind.file();
        return new TemplateText(read(path + ".subject.txt"), read(path + ".txt"), read(path + ".html"),
                read(path + ".footer.txt"));
    }

    private static String read(String path) {
        try (var file = Objects.requireNonNull(BuiltInTemplates.class.getResourceAsStream(path), path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
