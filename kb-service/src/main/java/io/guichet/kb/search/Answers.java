package io.guichet.kb.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.apache.lucene.document.Document;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

import io.guichet.events.ArticleEvent.Visibility;

/** Finds the articles for one question, as they stand in the index at one moment. */
final class Answers {

    /** An article in another language than the one asked for has to fit much better to come first. */
    private static final float OTHER_LANGUAGE = 0.3f;
    /** So far behind the best one, an article shares no more than a common word with the question. */
    private static final float TOO_WEAK = 0.15f;
    /** The same article in several languages counts once: so many more are looked at. */
    private static final int TRANSLATIONS = 4;

    private final IndexSearcher searcher;

    Answers(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    List<Suggestion> to(Question question) throws IOException {
        var hits = searcher.search(query(question), question.limit() * TRANSLATIONS).scoreDocs;
        var answers = new ArrayList<Suggestion>();
        var originals = new HashSet<String>();
        for (var hit : hits) {
            if (answers.size() == question.limit() || hit.score < hits[0].score * TOO_WEAK) {
                break;
            }
            var article = searcher.storedFields().document(hit.doc);
            if (originals.add(article.get(Fields.ORIGINAL))) {
                answers.add(answer(hit, article, question));
            }
        }
        return answers;
    }

    /** How many articles there are to be found. */
    int all() throws IOException {
        return searcher.count(in(Fields.VISIBILITY, Stream.of(Visibility.values()).map(Enum::name).toList()));
    }

    private Query query(Question question) throws IOException {
        var query = new BooleanQuery.Builder();
        var wanted = new BooleanQuery.Builder();
        for (var language : Language.ALL) {
            var boost = question.language().map(tag -> Language.of(tag) == language ? 1 : OTHER_LANGUAGE).orElse(1f);
            wanted.add(new BoostQuery(new Relevance(language, searcher.getIndexReader()).query(question), boost),
                    Occur.SHOULD);
        }
        query.add(wanted.build(), Occur.MUST);
        query.add(in(Fields.VISIBILITY, question.visible().stream().map(Enum::name).toList()), Occur.FILTER);
        question.department().ifPresent(department -> query
                .add(in(Fields.DEPARTMENT, List.of(department, Fields.EVERY_DEPARTMENT)), Occur.FILTER));
        return query.build();
    }

    private static Query in(String field, List<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    private Suggestion answer(ScoreDoc hit, Document article, Question question) {
        var language = Language.of(article.get(Fields.LANGUAGE));
        var terms = Set.copyOf(language.tellingTerms(question.subject() + "\n" + question.text()));
        return new Suggestion(UUID.fromString(article.get(Fields.ID)), article.get(Fields.TITLE),
                article.get(Fields.LANGUAGE), Excerpt.of(article.get(Fields.TEXT), language, terms), hit.score);
    }
}
