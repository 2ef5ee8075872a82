/** Full-text search over tickets: what is found, in which order, and how the index keeps up. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.search;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
