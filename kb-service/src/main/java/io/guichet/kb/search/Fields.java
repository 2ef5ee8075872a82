package io.guichet.kb.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.jspecify.annotations.Nullable;

import io.guichet.events.ArticleEvent.Article;

/** An article as a Lucene document. */
final class Fields {

    /** Changes with the fields and the analysis: an index written otherwise is built again. */
    static final String FORMAT = "1";

    static final String ID = "id";
    static final String VERSION = "version";
    static final String VISIBILITY = "visibility";
    static final String DEPARTMENT = "department";
    /** An article that belongs to no department is for all. */
    static final String EVERY_DEPARTMENT = "";
    /** The article that this one and its translations stem from. */
    static final String ORIGINAL = "original";
    static final String LANGUAGE = "language";
    static final String TITLE = "title";
    static final String TEXT = "text";

    static final String KEYWORDS = "keywords";
    static final String HEADINGS = "headings";
    static final String BODY = "body";
    static final String GRAMS = "grams";

    private static final FieldType COUNTED = counted();

    private Fields() {}

    static Document of(UUID id, long version, Article article) {
        var language = Language.of(article.language());
        var keywords = String.join(" . ", article.keywords());
        var text = PlainText.of(article.body());
        var document = withdrawn(id, version);
        add(document, VISIBILITY, article.visibility().name());
        add(document, DEPARTMENT, orElse(article.department(), EVERY_DEPARTMENT));
        document.add(new StoredField(ORIGINAL, orElse(article.translationOf(), id).toString()));
        document.add(new StoredField(LANGUAGE, article.language()));
        document.add(new StoredField(TITLE, article.title()));
        document.add(new StoredField(TEXT, text));
        document.add(new Field(language.field(TITLE), article.title(), COUNTED));
        document.add(new Field(language.field(KEYWORDS), keywords, COUNTED));
        document.add(
                new Field(language.field(HEADINGS), String.join("\n", PlainText.headings(article.body())), COUNTED));
        document.add(new Field(language.field(BODY), text, COUNTED));
        document.add(new Field(language.field(GRAMS), article.title() + "\n" + keywords, COUNTED));
        return document;
    }

    /**
     * What remains of an article that can no longer be read: no search finds it, but an older version is recognised.
     */
    static Document withdrawn(UUID id, long version) {
        var document = new Document();
        document.add(new StringField(ID, id.toString(), Field.Store.YES));
        document.add(new NumericDocValuesField(VERSION, version));
        return document;
    }

    static Analyzer analyzer() {
        var analyzers = new HashMap<String, Analyzer>();
        for (var language : Language.ALL) {
            List.of(TITLE, KEYWORDS, HEADINGS, BODY)
                    .forEach(name -> analyzers.put(language.field(name), language.analyzer()));
            analyzers.put(language.field(GRAMS), Analyzers.GRAMS);
        }
        return new PerFieldAnalyzerWrapper(Analyzers.plain(), Map.copyOf(analyzers));
    }

    private static void add(Document document, String name, String value) {
        document.add(new StringField(name, value, Field.Store.NO));
    }

    private static <T> T orElse(@Nullable T value, T other) {
        return value == null ? other : value;
    }

    private static FieldType counted() {
        var type = new FieldType();
        // Nothing asks for phrases: without positions the index is half as large.
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.setTokenized(true);
        type.freeze();
        return type;
    }
}
