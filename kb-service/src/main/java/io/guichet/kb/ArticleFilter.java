package io.guichet.kb;

import java.util.Optional;

/**
 * Which articles a list shows.
 *
 * @param language BCP 47 tag
 * @param department its key; articles for all departments are not among them
 * @param published whether readers see the article
 */
public record ArticleFilter(Optional<String> language, Optional<String> department, Optional<Boolean> published) {}
