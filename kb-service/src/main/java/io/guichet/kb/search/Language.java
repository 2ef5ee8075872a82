package io.guichet.kb.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** How a language is cut into terms. Languages that we have no stemmer for share {@link #OTHER}. */
final class Language {

    static final Language FRENCH = new Language("fr", Analyzers.french());
    static final Language ENGLISH = new Language("en", Analyzers.english());
    static final Language OTHER = new Language("other", Analyzers.plain());
    static final List<Language> ALL = List.of(FRENCH, ENGLISH, OTHER);

    private final String key;
    private final Analyzer analyzer;
    private final Set<String> noise;
    private final Synonyms synonyms;

    private Language(String key, Analyzer analyzer) {
        this.key = key;
        this.analyzer = analyzer;
        this.noise = lines("noise_" + key + ".txt").stream()
                .flatMap(line -> terms(line).stream()).collect(Collectors.toUnmodifiableSet());
        this.synonyms = Synonyms.of(lines("synonyms_" + key + ".txt"), this::terms);
    }

    /** The language of a BCP 47 tag such as {@code fr} or {@code en-GB}. */
    static Language of(String tag) {
        var primary = tag.length() > 2 && tag.charAt(2) == '-' ? tag.substring(0, 2) : tag;
        for (var language : ALL) {
            if (language.key.equalsIgnoreCase(primary)) {
                return language;
            }
        }
        return OTHER;
    }

    Analyzer analyzer() {
        return analyzer;
    }

    /** Other ways to say what the terms say. */
    Synonyms synonyms() {
        return synonyms;
    }

    /** The name of this language's variant of a field. */
    String field(String name) {
        return name + "_" + key;
    }

    /** The terms of a text in their order, as they stand in the index. */
    List<String> terms(String text) {
        return terms(analyzer, text);
    }

    /** Whether a term is what letters say whatever they are about: greetings, thanks, pronouns. */
    boolean isNoise(String term) {
        return noise.contains(term);
    }

    /** The terms of a text less the noise. */
    List<String> tellingTerms(String text) {
        return terms(text).stream().filter(term -> !isNoise(term)).toList();
    }

    static List<String> terms(Analyzer analyzer, String text) {
        try (var tokens = analyzer.tokenStream("", text)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            var terms = new ArrayList<String>();
            tokens.reset();
            while (tokens.incrementToken()) {
                terms.add(term.toString());
            }
            tokens.end();
            return terms;
        } catch (IOException impossible) {
            throw new UncheckedIOException("Reading a text in memory", impossible);
        }
    }

    private static List<String> lines(String resource) {
        var stream = Objects.requireNonNull(Language.class.getResourceAsStream(resource), resource);
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("Reading " + resource, failure);
        }
    }
}
