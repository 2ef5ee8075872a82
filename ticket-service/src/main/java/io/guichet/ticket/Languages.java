package io.guichet.ticket;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.github.pemistahl.lingua.api.IsoCode639_1;
import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;

import io.guichet.ticket.contact.PeopleConfig;
import io.quarkus.runtime.Startup;

/** Tells from a message which language somebody writes in. */
@Singleton
@Startup // the models are read once, before the first request
public class Languages {

    /** A few words are as likely one language as another. */
    private static final int FEWEST_LETTERS = 20;
    /** More tells no more, and takes longer. */
    private static final int ENOUGH = 400;
    private static final double CLEARLY = 0.02;

    private final LanguageDetector detector;

    @Inject
    Languages(PeopleConfig config) {
        this(config.languages());
    }

    private Languages(List<String> languages) {
        var codes = languages.stream().map(code -> IsoCode639_1.valueOf(code.toUpperCase(Locale.ROOT)))
                .toArray(IsoCode639_1[]::new);
        // Groups of three letters alone: right for sentences, and a fifth of the memory.
        detector = LanguageDetectorBuilder.fromIsoCodes639_1(codes).withMinimumRelativeDistance(CLEARLY)
                .withLowAccuracyMode().withPreloadedLanguageModels().build();
    }

    /** Told apart among these, as two letters each. */
    public static Languages among(List<String> languages) {
        return new Languages(languages);
    }

    /** The language of a text, as two letters; empty when it is too short, or might be another one as well. */
    public Optional<String> of(String text) {
        var said = text.lines().filter(line -> !line.startsWith(">")).limit(20).collect(Collectors.joining(" "));
        var beginning = said.substring(0, Math.min(ENOUGH, said.length()));
        if (beginning.codePoints().filter(Character::isLetter).count() < FEWEST_LETTERS) {
            return Optional.empty();
        }
        var found = detector.detectLanguageOf(beginning);
        return found == Language.UNKNOWN
                ? Optional.empty()
                : Optional.of(found.getIsoCode639_1().name().toLowerCase(Locale.ROOT));
    }
}
