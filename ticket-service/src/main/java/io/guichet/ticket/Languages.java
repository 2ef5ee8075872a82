package io.guichet.ticket;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
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
    /** How much likelier a language that none of our departments answers in has to be than those that one does. */
    private static final double CLEARLY = 0.12;
    /** How much likelier it has to be than the next one; with less it is not told. */
    private static final double AT_LEAST = 0.05;

    private final LanguageDetector detector;
    private final Supplier<Set<String>> ours;

    @Inject
    Languages(PeopleConfig config, Departments departments) {
        this(config.languages(), departments::languages);
    }

    private Languages(List<String> languages, Supplier<Set<String>> ours) {
        this.ours = ours;
        var codes = languages.stream().map(code -> IsoCode639_1.valueOf(code.toUpperCase(Locale.ROOT)))
                .toArray(IsoCode639_1[]::new);
        // Groups of three letters alone: right for sentences, and a fifth of the memory.
        detector = LanguageDetectorBuilder.fromIsoCodes639_1(codes).withLowAccuracyMode()
                .withPreloadedLanguageModels().build();
    }

    /** Told apart among these, as two letters each, by a company that answers in {@code ours}. */
    public static Languages among(List<String> languages, Set<String> ours) {
        return new Languages(languages, () -> ours);
    }

    /** The language of a text, as two letters; empty when it is too short, or might be another one as well. */
    public Optional<String> of(String text) {
        var said = text.lines().filter(line -> !line.startsWith(">")).limit(20).collect(Collectors.joining(" "));
        var beginning = said.substring(0, Math.min(ENOUGH, said.length()));
        if (beginning.codePoints().filter(Character::isLetter).count() < FEWEST_LETTERS) {
            return Optional.empty();
        }
        return likeliest(detector.computeLanguageConfidenceValues(beginning));
    }

    /** Customers mostly write as they are answered, and a few English words are as likely Danish ones. */
    private Optional<String> likeliest(SortedMap<Language, Double> confidence) {
        var spoken = ours.get();
        var all = List.copyOf(confidence.entrySet());
        var known = all.stream().filter(each -> spoken.contains(code(each))).toList();
        var foreign = known.isEmpty() || lead(all.getFirst(), known.getFirst()) >= CLEARLY;
        return first(foreign ? all : known);
    }

    private static Optional<String> first(List<Map.Entry<Language, Double>> ranked) {
        return ranked.isEmpty() || ranked.size() > 1 && lead(ranked.get(0), ranked.get(1)) < AT_LEAST
                ? Optional.empty()
                : Optional.of(code(ranked.getFirst()));
    }

    private static double lead(Map.Entry<Language, Double> one, Map.Entry<Language, Double> other) {
        return one.getValue() - other.getValue();
    }

    private static String code(Map.Entry<Language, Double> ranked) {
        return ranked.getKey().getIsoCode639_1().name().toLowerCase(Locale.ROOT);
    }
}
