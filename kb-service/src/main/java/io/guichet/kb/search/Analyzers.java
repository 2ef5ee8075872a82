package io.guichet.kb.search;

import java.util.List;
import java.util.function.UnaryOperator;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.tartarus.snowball.ext.FrenchStemmer;

/**
 * Lucene's French and English analysis with two changes. Accents are folded away before stop words and stems, since
 * customers type "reglement" as often as "règlement". The French stemmer is the full one in place of the light one: a
 * customer writes "que vous effaciez", an article "effacer".
 */
final class Analyzers {

    /** Runs of four letters: they see through typos, compounds and words that two languages nearly share. */
    static final Analyzer GRAMS = grams();

    private static final int GRAM = 4;
    private static final CharArraySet ELISIONS = new CharArraySet(
            List.of("l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu"), true);

    private Analyzers() {}

    static Analyzer french() {
        var stops = folded(FrenchAnalyzer.getDefaultStopSet());
        return chain(words -> new SnowballFilter(
                new StopFilter(lower(new ElisionFilter(words, ELISIONS)), stops), new FrenchStemmer()));
    }

    static Analyzer english() {
        var stops = EnglishAnalyzer.getDefaultStopSet();
        return chain(words -> new PorterStemFilter(new StopFilter(lower(new EnglishPossessiveFilter(words)), stops)));
    }

    static Analyzer plain() {
        return chain(Analyzers::lower);
    }

    private static Analyzer grams() {
        return chain(words -> new NGramTokenFilter(lower(words), GRAM, GRAM, true));
    }

    private static TokenStream lower(TokenStream words) {
        return new ASCIIFoldingFilter(new LowerCaseFilter(words));
    }

    private static Analyzer chain(UnaryOperator<TokenStream> filters) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                var words = new StandardTokenizer();
                return new TokenStreamComponents(words, filters.apply(words));
            }
        };
    }

    private static CharArraySet folded(CharArraySet words) {
        var folded = new CharArraySet(words.size(), true);
        for (var word : words) {
            var letters = (char[]) word;
            var output = new char[letters.length * 4];
            var length = ASCIIFoldingFilter.foldToASCII(letters, 0, output, 0, letters.length);
            folded.add(new String(output, 0, length));
        }
        return folded;
    }
}
