package io.guichet.notification.wording;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.Variant;

/** The real templates, read by Qute alone. */
public final class TestWording {

    private TestWording() {}

    public static Wording wording() {
        return new Wording(Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .addLocator(TestWording::locate)
                .build());
    }

    private static Optional<TemplateLocation> locate(String id) {
        return TestWording.class.getResource("/templates/" + id) == null
                ? Optional.empty()
                : Optional.of(new Location(id));
    }

    private record Location(String id) implements TemplateLocation {

        @Override
        public Reader read() {
            return new InputStreamReader(
                    Objects.requireNonNull(TestWording.class.getResourceAsStream("/templates/" + id)),
                    StandardCharsets.UTF_8);
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(Variant.forContentType(id.endsWith(".html") ? Variant.TEXT_HTML : Variant.TEXT_PLAIN));
        }
    }
}
