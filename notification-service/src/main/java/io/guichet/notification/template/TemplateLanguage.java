package io.guichet.notification.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.Engine;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Expression;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.ValueResolver;
import io.quarkus.qute.Variant;

/**
 * The language of templates: Qute with placeholders and {@code {#if}} alone. There is nothing else that a template
 * could name, call or include, whoever wrote it; what goes into HTML is escaped.
 */
@Singleton
public class TemplateLanguage {

    private static final Variant PLAIN = Variant.forContentType(Variant.TEXT_PLAIN);
    private static final Variant HTML = Variant.forContentType(Variant.TEXT_HTML);
    /** What Qute says before it comes to the point. */
    private static final Pattern PREAMBLE = Pattern
            .compile("(?s)^Parser error( in template)?( on)?.*?line \\d+(:\\d+)?: ");

    private final Engine engine = Engine.builder()
            .addSectionHelper(new IfSectionHelper.Factory())
            .addValueResolver(new Placeholder())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .strictRendering(true)
            .build();

    /**
     * What a part may not say, in order.
     *
     * @param placeholders that it may name
     * @param part its name, in each flaw
     */
    public List<TemplateFlaw> flaws(List<String> placeholders, String part, String source) {
        try {
            var template = engine.parse(source, PLAIN);
            var flaws = new ArrayList<TemplateFlaw>();
            template.getParameterDeclarations().forEach(declared -> flaws.add(new TemplateFlaw(part, 1, 1,
                    "A template declares nothing")));
            template.getExpressions().forEach(expression -> check(expression, placeholders, part, flaws));
            return flaws;
        } catch (TemplateException failure) {
            return List.of(flaw(part, failure));
        }
    }

    /** Whether a part names the placeholder. */
    boolean names(String source, String placeholder) {
        return engine.parse(source, PLAIN).getExpressions().stream()
                .anyMatch(expression -> isNamed(expression, placeholder));
    }

    /** A plain part with these values. */
    String plain(String source, Map<String, Object> values) {
        return say(engine.parse(source, PLAIN), values);
    }

    /** A part of HTML with these values, escaped unless they are {@link io.quarkus.qute.RawString}. */
    String html(String source, Map<String, Object> values) {
        return say(engine.parse(source, HTML), values);
    }

    private static String say(Template template, Map<String, Object> values) {
        return template.instance().data(new Values(values)).render();
    }

    private static void check(Expression expression, List<String> placeholders, String part,
            List<TemplateFlaw> flaws) {
        var origin = expression.getOrigin();
        var known = "known are " + String.join(", ", placeholders);
        if (expression.isLiteral() || expression.hasNamespace() || expression.getParts().size() != 1
                || expression.getParts().getFirst().isVirtualMethod()) {
            flaws.add(new TemplateFlaw(part, origin.getLine(), Math.max(1, origin.getLineCharacterStart()),
                    "Only the name of a placeholder may stand here, not " + expression.toOriginalString()));
        } else if (!placeholders.contains(expression.getParts().getFirst().getName())) {
            flaws.add(new TemplateFlaw(part, origin.getLine(), Math.max(1, origin.getLineCharacterStart()),
                    "There is no placeholder " + expression.toOriginalString() + "; " + known));
        }
    }

    private static TemplateFlaw flaw(String part, TemplateException failure) {
        var origin = failure.getOrigin();
        var message = String.valueOf(failure.getMessage());
        return new TemplateFlaw(part, origin == null ? 1 : Math.max(1, origin.getLine()),
                origin == null ? 1 : Math.max(1, origin.getLineCharacterStart()),
                PREAMBLE.matcher(message).replaceFirst(""));
    }

    private static boolean isNamed(Expression expression, String placeholder) {
        return !expression.isLiteral() && expression.getParts().getFirst().getName().equals(placeholder);
    }

    /** All that a template can see. */
    private record Values(Map<String, Object> byName) {}

    /** Finds a placeholder by its name, and nothing else. */
    private static final class Placeholder implements ValueResolver {

        @Override
        public boolean appliesTo(EvalContext context) {
            return context.getBase() instanceof Values values && context.getParams().isEmpty()
                    && values.byName().containsKey(context.getName());
        }

        @Override
        public CompletionStage<Object> resolve(EvalContext context) {
            return context.getBase() instanceof Values values
                    ? CompletedStage.of(values.byName().getOrDefault(context.getName(), ""))
                    : CompletedStage.of("");
        }
    }
}
