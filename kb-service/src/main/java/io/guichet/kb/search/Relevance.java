package io.guichet.kb.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Turns a letter into a query in one language: its most telling terms, each sought where it counts most. The weights
 * were chosen on a foreign documentation with labelled queries and on customers' letters, see docs/services/kb.md.
 */
final class Relevance {

    /** Of a long letter only the rarest terms are sought: the others cost time and add chatter. */
    private static final int MOST_TERMS = 30;
    /** A name, or a word misspelt: each costs as much as ten known words. */
    private static final int MOST_UNKNOWN = 6;
    private static final int MOST_GRAMS = 60;
    private static final int SPELLINGS = 5;
    private static final float SUBJECT = 2;
    private static final float SYNONYM = 0.4f;
    /** Greetings and pronouns count, a little: in a short question they may be all there is. */
    private static final float NOISE = 0.25f;
    private static final float MISSPELT = 0.4f;
    private static final float TITLE = 3;
    private static final float GRAM = 0.1f * TITLE;
    /** What a term's lesser fields add to its best one. */
    private static final float TIE = 0.3f;
    private static final Map<String, Float> FIELDS = Map.of(Fields.TITLE, TITLE, Fields.KEYWORDS, 2.5f, Fields.HEADINGS,
            1.5f, Fields.BODY, 1f);

    private final Language language;
    private final IndexReader reader;

    Relevance(Language language, IndexReader reader) {
        this.language = language;
        this.reader = reader;
    }

    /** The query for a question; finds nothing when no word of it is known. */
    Query query(Question question) throws IOException {
        var query = new BooleanQuery.Builder();
        var terms = terms(question);
        terms.stream().filter(Weighted::known).limit(MOST_TERMS)
                .forEach(term -> query.add(new BoostQuery(exactly(term), term.weight()), Occur.SHOULD));
        if (mayBeOf(question)) {
            terms.stream().filter(term -> !term.known()).limit(MOST_UNKNOWN)
                    .forEach(term -> query.add(new BoostQuery(nearly(term), term.weight() * MISSPELT), Occur.SHOULD));
        }
        for (var gram : grams(question)) {
            query.add(new BoostQuery(new TermQuery(gram), GRAM), Occur.SHOULD);
        }
        return query.build();
    }

    /** In another language than the question's all its words look misspelt: not worth the search. */
    private boolean mayBeOf(Question question) {
        return question.language().map(Language::of).map(language::equals).orElse(true);
    }

    private List<Weighted> terms(Question question) throws IOException {
        var terms = new ArrayList<Weighted>();
        for (var entry : weights(question).entrySet()) {
            terms.add(new Weighted(entry.getKey(), entry.getValue(), frequency(entry.getKey())));
        }
        terms.sort(Comparator.comparingDouble(term -> -term.weight() * rarity(term.frequency())));
        return terms;
    }

    /** The terms asked for and how often, a repetition counting ever less. */
    private Map<String, Float> weights(Question question) {
        var counts = new LinkedHashMap<String, Float>();
        var terms = new ArrayList<String>();
        count(question.subject(), SUBJECT, counts, terms);
        count(question.text(), 1, counts, terms);
        counts.replaceAll((term, count) -> (float) (1 + Math.log(count)) * (language.isNoise(term) ? NOISE : 1));
        language.synonyms().of(terms).forEach(synonym -> counts.putIfAbsent(synonym, SYNONYM));
        return counts;
    }

    private void count(String text, float each, Map<String, Float> counts, List<String> terms) {
        for (var term : language.terms(text)) {
            counts.merge(term, each, Float::sum);
            terms.add(term);
        }
    }

    private double rarity(int frequency) {
        return Math.log(1 + (double) reader.numDocs() / (1 + frequency));
    }

    private int frequency(String term) throws IOException {
        var most = 0;
        for (var field : FIELDS.keySet()) {
            most = Math.max(most, reader.docFreq(new Term(language.field(field), term)));
        }
        return most;
    }

    private Query exactly(Weighted term) {
        return anywhere(term, TermQuery::new);
    }

    /** Spelt nearly so: one letter off, two in a long word; the first letter is seldom wrong. */
    private Query nearly(Weighted term) {
        var edits = term.text().length() < 5 ? 0 : term.text().length() < 9 ? 1 : 2;
        return anywhere(term, place -> new FuzzyQuery(place, edits, 1, SPELLINGS, true));
    }

    private Query anywhere(Weighted term, Function<Term, Query> query) {
        var places = new ArrayList<Query>();
        FIELDS.forEach((field, boost) -> places
                .add(new BoostQuery(query.apply(new Term(language.field(field), term.text())), boost)));
        return new DisjunctionMaxQuery(places, TIE);
    }

    private List<Term> grams(Question question) throws IOException {
        var words = String.join(" ", language.tellingTerms(question.subject() + "\n" + question.text()));
        var grams = new ArrayList<Gram>();
        for (var text : new LinkedHashSet<>(Language.terms(Analyzers.GRAMS, words))) {
            var gram = new Term(language.field(Fields.GRAMS), text);
            grams.add(new Gram(gram, reader.docFreq(gram)));
        }
        return grams.stream().filter(gram -> gram.frequency() > 0).sorted(Comparator.comparing(Gram::frequency))
                .limit(MOST_GRAMS).map(Gram::term).toList();
    }

    /** A term that is sought, and in how many articles it stands. */
    private record Weighted(String text, float weight, int frequency) {

        boolean known() {
            return frequency > 0;
        }
    }

    /** A run of letters, and in how many titles it stands. */
    private record Gram(Term term, int frequency) {}
}
