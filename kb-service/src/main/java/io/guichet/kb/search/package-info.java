/** The index of published articles: plain Lucene, told of each article, asked for the right ones. */
@NullMarked
@CheckReturnValue
package io.guichet.kb.search;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
