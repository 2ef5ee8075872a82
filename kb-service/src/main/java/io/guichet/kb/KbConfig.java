package io.guichet.kb;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;

/** Where the articles are kept. */
@ConfigMapping(prefix = "guichet.kb")
public interface KbConfig {

    /** Connection string of the MongoDB server; the database's name is its path, {@code kb} if it has none. */
    @WithName("mongo.url")
    String mongoUrl();
}
