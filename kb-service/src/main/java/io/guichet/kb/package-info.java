/** Owns the articles of the knowledge base: writing, publishing, withdrawing. */
@NullMarked
@CheckReturnValue
package io.guichet.kb;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
