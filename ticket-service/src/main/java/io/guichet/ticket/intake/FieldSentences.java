package io.guichet.ticket.intake;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** What is wrong with fields, as people read it in their language. */
public final class FieldSentences {

    private static final String SENTENCES = "io.guichet.ticket.intake.fields";

    private FieldSentences() {}

    /** What is wrong with one field. */
    public static String of(FieldFlaw flaw, String language) {
        return sentences(language).getString(flaw.fault().name()).formatted(flaw.label().in(language), flaw.detail());
    }

    /** What is wrong with several, in one sentence. */
    public static String of(List<FieldFlaw> flaws, String language) {
        return flaws.size() == 1
                ? of(flaws.getFirst(), language)
                : sentences(language).getString("SEVERAL").formatted(flaws.size());
    }

    /** What is wrong with each, after its pointer. */
    public static String report(List<FieldFlaw> flaws, String language) {
        return flaws.stream().map(flaw -> flaw.pointer() + ": " + of(flaw, language))
                .collect(Collectors.joining("; "));
    }

    /** English is the base: a language that we do not have must not fall back to that of the machine. */
    private static ResourceBundle sentences(String language) {
        return ResourceBundle.getBundle(SENTENCES, Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
