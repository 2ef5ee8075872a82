package io.guichet.kb.search;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;

import io.guichet.events.ArticleEvent;
import io.guichet.events.ArticleEvent.ArticlePublished;
import io.guichet.events.ArticleEvent.ArticleWithdrawn;

/**
 * The published articles, searchable. Told of every event of {@code guichet.articles} by one thread; asked by any.
 * What it is told is found after {@link #refresh} and survives the process after {@link #commit}.
 */
public final class ArticleIndex implements Closeable {

    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Map<UUID, Long> versions = new ConcurrentHashMap<>();

    private ArticleIndex(IndexWriter writer) throws IOException {
        this.writer = writer;
        this.searchers = new SearcherManager(writer, null);
        readVersions();
    }

    /**
     * Opens the index that the directory holds, or an empty one.
     *
     * @throws IOException when the directory cannot be read or another process has it open
     */
    public static ArticleIndex open(Directory directory) throws IOException {
        var config = new IndexWriterConfig(Fields.analyzer());
        // The position is committed by commit() alone, together with what was read up to it.
        config.setCommitOnClose(false);
        return new ArticleIndex(new IndexWriter(directory, config));
    }

    /** How far the topic had been read at the last commit; empty when the index has to be built from its beginning. */
    public Optional<Checkpoint> checkpoint() {
        return Checkpoint.read(writer.getLiveCommitData());
    }

    /** Follows an event; one that is older than what is known of its article changes nothing. */
    public void apply(ArticleEvent event) throws IOException {
        var known = versions.get(event.articleId());
        if (known != null && known >= event.version()) {
            return;
        }
        var id = new Term(Fields.ID, event.articleId().toString());
        var ignored = writer.updateDocument(id, switch (event) {
            case ArticlePublished published -> Fields.of(published.articleId(), published.version(),
                    published.article());
            case ArticleWithdrawn withdrawn -> Fields.withdrawn(withdrawn.articleId(), withdrawn.version());
        });
        versions.put(event.articleId(), event.version());
    }

    /** Lets searches find what was applied. */
    public void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /** Keeps what was applied, and that it was read up to the checkpoint, on disk. */
    public void commit(Checkpoint checkpoint) throws IOException {
        commit(checkpoint.asCommitData());
    }

    /** Forgets everything, the checkpoint included. */
    public void clear() throws IOException {
        var ignored = writer.deleteAll();
        versions.clear();
        commit(Map.of());
        refresh();
    }

    /** The articles that answer a question best, the best first. */
    public List<Suggestion> ask(Question question) throws IOException {
        var searcher = searchers.acquire();
        try {
            return new Answers(searcher).to(question);
        } finally {
            searchers.release(searcher);
        }
    }

    /** How many articles can be found. */
    public int size() throws IOException {
        var searcher = searchers.acquire();
        try {
            return new Answers(searcher).all();
        } finally {
            searchers.release(searcher);
        }
    }

    /** Closes without a commit: what was not committed is read from the topic again. */
    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
    }

    private void commit(Map<String, String> data) throws IOException {
        writer.setLiveCommitData(data.entrySet());
        var ignored = writer.commit();
    }

    private void readVersions() throws IOException {
        var searcher = searchers.acquire();
        try {
            readVersions(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    private void readVersions(IndexSearcher searcher) throws IOException {
        for (var leaf : searcher.getIndexReader().leaves()) {
            var numbers = DocValues.getNumeric(leaf.reader(), Fields.VERSION);
            var live = leaf.reader().getLiveDocs();
            var stored = leaf.reader().storedFields();
            while (numbers.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                if (live == null || live.get(numbers.docID())) {
                    var id = stored.document(numbers.docID(), Set.of(Fields.ID)).get(Fields.ID);
                    versions.put(UUID.fromString(id), numbers.longValue());
                }
            }
        }
    }
}
