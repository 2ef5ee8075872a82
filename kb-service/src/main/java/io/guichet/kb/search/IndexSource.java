package io.guichet.kb.search;

import java.io.IOException;
import java.nio.file.Files;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;

/** Opens the index of this replica. */
class IndexSource {

    @Produces
    @Singleton
    static ArticleIndex open(IndexConfig config) throws IOException {
        if (config.directory().isEmpty()) {
            return ArticleIndex.open(new ByteBuffersDirectory());
        }
        var directory = config.directory().get();
        try {
            return ArticleIndex.open(FSDirectory.open(Files.createDirectories(directory)));
        } catch (LockObtainFailedException failure) {
            throw new IllegalStateException(
                    "The index in %s belongs to another process; each replica needs its own".formatted(directory),
                    failure);
        }
    }

    static void close(@Disposes ArticleIndex index) throws IOException {
        index.close();
    }
}
