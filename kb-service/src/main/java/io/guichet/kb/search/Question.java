package io.guichet.kb.search;

import java.util.Optional;
import java.util.Set;

import io.guichet.events.ArticleEvent.Visibility;

/**
 * What is looked for, and by whom.
 *
 * @param subject the few words that matter most: the subject of a ticket, or all that was typed into a search box
 * @param text the rest, may be empty
 * @param language BCP 47 tag of the language that the answer should be in; articles in other languages follow after
 *        it
 * @param department articles of other departments are left out; empty for the articles of all
 * @param visible what the one who asks may read
 * @param limit at most so many answers, 1 or more
 */
public record Question(String subject, String text, Optional<String> language, Optional<String> department,
        Set<Visibility> visible, int limit) {}
