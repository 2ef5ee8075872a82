package io.guichet.notification.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import io.guichet.notification.wording.Language;

/** Guichet's own templates, of which every kind has one in every language: {@code /mail/<language>/<kind>.<part>}. */
public final class BuiltInTemplates {

    private BuiltInTemplates() {}

    public static TemplateText of(TemplateKind kind, Language language) {
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
