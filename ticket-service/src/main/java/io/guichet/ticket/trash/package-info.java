/** What was no request after all, or is no longer wanted, and who is no longer heard. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.trash;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
